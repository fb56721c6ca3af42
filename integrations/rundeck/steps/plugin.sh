#!/bin/sh
# The step's properties arrive as environment variables, and the program is in the folder of this script.
set -eu
here=$(dirname -- "$0")
node=!option node
ou_cost() {
  "$node" "$here/ou-cost.mjs" "$@"
}
config=!option config
