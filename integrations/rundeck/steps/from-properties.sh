#!/bin/sh
# The step's properties arrive as environment variables, and the program lies beside this script.
set -eu
here=$(dirname -- "$0")
node=${RD_CONFIG_NODE:-node}
ou_cost() {
  "$node" "$here/ou-cost.mjs" "$@"
}
config=${RD_CONFIG_CONFIG:-/etc/ou-cost/ou-cost.config.json}
folder=${RD_CONFIG_FOLDER:-/var/lib/rundeck/ou-cost}
period=${RD_CONFIG_PERIOD:-last-month}
granularity=${RD_CONFIG_GRANULARITY:-}
metrics=${RD_CONFIG_METRIC:-}
outputs=${RD_CONFIG_OUTPUTS:-table}
units=${RD_CONFIG_OU:-}
between_units='
'
compare=${RD_CONFIG_COMPARE:-}
rule=${RD_CONFIG_FAIL_IF:-}
paid=${RD_CONFIG_PAID:-no}
negative=${RD_CONFIG_NEGATIVE:-no}
