#!/bin/sh
# Job options arrive as environment variables. Rundeck must never paste one into this text: what a person types would
# become part of a program. Where the files are is not for the one who runs the job to say, but for the host.
set -eu
PATH=$PATH:/usr/local/bin
ou_cost() {
  ou-cost "$@"
}
config=${OU_COST_CONFIG:-/etc/ou-cost/ou-cost.config.json}
folder=${OU_COST_FOLDER:-/var/lib/rundeck/ou-cost}
period=${RD_OPTION_PERIOD:-month-to-date}
granularity=${RD_OPTION_GRANULARITY:-}
metrics=${RD_OPTION_METRIC:-}
outputs=${RD_OPTION_OUTPUTS:-table}
units=${RD_OPTION_OU:-}
between_units='|'
compare=${RD_OPTION_COMPARE:-}
rule=${RD_OPTION_FAIL_IF:-}
paid=${RD_OPTION_PAID:-no}
negative=${RD_OPTION_NEGATIVE:-no}
