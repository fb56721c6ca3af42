import { DELIVERY_TEXT } from './deliveries.ts';
import { ENVIRONMENT_TEXT } from './environment.ts';
import { EXIT_CODE_TEXT } from './exit-codes.ts';
import { REPORT_OUTPUT_TEXT } from './outputs.ts';
import { POST_TEXT } from './posts.ts';
import { PRICE_TEXT } from './prices.ts';
import { METRIC_TEXT, PERIOD_TEXT } from './request.ts';
import { RULE_TEXT } from './rules.ts';
import { UNIT_TEXT } from './units.ts';

const VALUES = `${PERIOD_TEXT}
${METRIC_TEXT}
${PRICE_TEXT}
${UNIT_TEXT}
${REPORT_OUTPUT_TEXT}
${RULE_TEXT}
${POST_TEXT}
${DELIVERY_TEXT}`;

export const RUN_HELP = `
What happens: the invoker role is assumed with the credentials at hand; with it,
the function is invoked once; its answer is checked and rendered. Files are
written as a whole or not at all, and only after everything before has
succeeded; if nothing can be written, the report is kept in a temporary folder,
which the message names. The role, the function and the region come from the
configuration; --invoker-role-arn, --function and --region override it or do
without it.
${VALUES}

Examples:
  ou-cost run --period last-3-months --metric UnblendedCost --metric AmortizedCost
  ou-cost run --ou Workloads/Payments --depth 2
  ou-cost run --exclude-charge-type credit --exclude-charge-type refund
  ou-cost run --by service --output csv --out services.csv
  ou-cost run --by charge-type --by service --trend 13 --output html --out r.html
  ou-cost run --output json | jq '.total'
  ou-cost run --quiet --output markdown --out report.md || exit $?
  ou-cost run --output xlsx --out report.xlsx --output html --out report.html
  ou-cost run --compare previous --fail-if 'any-ou change > 20% and > 100'
${EXIT_CODE_TEXT}
${ENVIRONMENT_TEXT}`;

export const REPORT_HELP = `
What happens: this process reads Organizations and Cost Explorer itself, with
the credentials at hand or those of --reader-role-arn. It needs the rights of
the reader role. The result is the same as that of 'ou-cost run'. With
--organization the tree of units comes from a file, and Organizations is not
asked. With --exports the spend comes from files of AWS Data Exports, which
DuckDB reads in this process; a folder and --organization together need no AWS
at all. docs/exports.md says what is read of them.
${VALUES}

Examples:
  ou-cost report --profile billing --region us-east-1
  ou-cost report --reader-role-arn arn:aws:iam::111111111111:role/ou-cost-reader
  ou-cost report --organization organization.json --profile billing
  ou-cost report --exports exports/bill --organization organization.json
  ou-cost report --exports s3://acme-bill/exports/bill --by hour --period 2026-10
  ou-cost report --period month-to-date --granularity daily --output csv-ou
${EXIT_CODE_TEXT}
${ENVIRONMENT_TEXT}`;
