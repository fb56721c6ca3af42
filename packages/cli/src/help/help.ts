import { METRICS } from '@ou-cost/spend';
import { EXIT_CODE_TEXT } from './exit-codes.ts';
import { REPORT_OUTPUT_TEXT } from './outputs.ts';
import { POST_TEXT, RULE_TEXT } from './rules.ts';

export const ENVIRONMENT = `
Environment:
  AWS_PROFILE, AWS_ACCESS_KEY_ID, ...   credentials, as every AWS tool finds them
  AWS_REGION, AWS_DEFAULT_REGION        the region, where nothing else names one
  AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_<SERVICE>   other endpoints than AWS's
  NO_COLOR                              no colours
  OU_COST_SLACK_WEBHOOK, OU_COST_TEAMS_WEBHOOK, OU_COST_JSON_WEBHOOK
                                        where --post sends the summary
  NODE_DEBUG=ou-cost                    where a failure came from, with its causes`;

const PERIODS = `
Periods (UTC; both ends are included):
  last-month              the last full calendar month
  month-to-date           this month through today; figures are estimated
  2026-10                 one month
  2026-07..2026-09        several months
  2026-10-05..2026-10-11  days
  last-3-months           full months, up to the last one
  last-7-days             full days, up to yesterday`;

const METRIC_TEXT = `
Metrics:
  ${METRICS.join(', ')}
  UnblendedCost matches the invoice: a Savings Plan's fee stands in the account
  that bought it. AmortizedCost spreads such fees over those who used them. The
  Net metrics have discounts applied.`;

export const PROGRAM_HELP = `
Examples:
  ou-cost run                              last full month, as a table
  ou-cost run --period 2026-10 --compare previous
  ou-cost run --output json --out report.json --output html --out report.html
  ou-cost run --invoker-role-arn arn:aws:iam::111111111111:role/ou-cost-invoker \\
              --region ap-northeast-1      without a configuration file
  ou-cost report --profile billing         with rights of your own, no function
  ou-cost doctor                           which hop of the chain is broken
  ou-cost ous --depth 2                    the units, without any spend

The report goes to standard output or to files, everything else to standard
error. 'ou-cost run --help' and 'ou-cost report --help' tell the options, the
forms of a period and more examples; 'ou-cost doctor --help' and 'ou-cost ous
--help' theirs.
${EXIT_CODE_TEXT}
${ENVIRONMENT}`;

export const RUN_HELP = `
What happens: with the credentials at hand, the invoker role is assumed; with
it, the function is invoked, once; its answer is checked and rendered. Files are
written whole or not at all, and only when everything before has succeeded.
The role, the function and the region come from the configuration, or from
--invoker-role-arn, --function and --region; options override.
${PERIODS}
${METRIC_TEXT}
${REPORT_OUTPUT_TEXT}
${RULE_TEXT}
${POST_TEXT}

Examples:
  ou-cost run --period last-3-months --metric UnblendedCost --metric AmortizedCost
  ou-cost run --ou Workloads/Payments --depth 2
  ou-cost run --exclude-charge-type credit --exclude-charge-type refund
  ou-cost run --by service --output csv --out services.csv
  ou-cost run --output json | jq '.total'
  ou-cost run --quiet --output markdown --out report.md || exit $?
  ou-cost run --output xlsx --out report.xlsx --output html --out report.html
  ou-cost run --compare previous --fail-if 'any-ou change > 20% and > 100'
${EXIT_CODE_TEXT}
${ENVIRONMENT}`;

export const REPORT_HELP = `
What happens: Organizations and Cost Explorer are read from this process, with
the credentials at hand or those of --reader-role-arn. The rights needed are
those of the reader role. The result is the same as that of 'ou-cost run'.
${PERIODS}
${METRIC_TEXT}
${REPORT_OUTPUT_TEXT}
${RULE_TEXT}
${POST_TEXT}

Examples:
  ou-cost report --profile billing --region us-east-1
  ou-cost report --reader-role-arn arn:aws:iam::111111111111:role/ou-cost-reader
  ou-cost report --period month-to-date --granularity daily --output csv-ou
${EXIT_CODE_TEXT}
${ENVIRONMENT}`;
