#!/bin/sh
# Job options arrive as environment variables. Rundeck must never paste an option into this script, because what a
# person types would become part of a program. The host says where files are, not the person who runs the job.
# A node that passes no variables on gets the job's own defaults; an option that was emptied arrives empty.
set -eu
PATH=$PATH:/usr/local/bin
ou_cost() {
  ou-cost "$@"
}
config=${OU_COST_CONFIG:-/etc/ou-cost/ou-cost.config.json}
