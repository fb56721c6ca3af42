#!/bin/sh
# Job options arrive as environment variables. Rundeck must never paste one into this text: what a person types would
# become part of a program. Where things are is for the host to say, not for the one who runs the job.
set -eu
PATH=$PATH:/usr/local/bin
ou_cost() {
  ou-cost "$@"
}
config=${OU_COST_CONFIG:-/etc/ou-cost/ou-cost.config.json}
