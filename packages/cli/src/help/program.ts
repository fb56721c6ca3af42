import { ENVIRONMENT_TEXT } from './environment.ts';
import { EXIT_CODE_TEXT } from './exit-codes.ts';

export const PROGRAM_HELP = `
Examples:
  ou-cost run                              last full month, as a table
  ou-cost run --period 2026-10 --compare previous
  ou-cost run --output json --out report.json --output html --out report.html
  ou-cost run --invoker-role-arn arn:aws:iam::222222222222:role/ou-cost-invoker \\
              --region ap-northeast-1      without a configuration file
  ou-cost report --profile billing         with your own rights, no function
  ou-cost doctor                           which hop of the chain is broken
  ou-cost ous --depth 2                    the units, without any spend
  ou-cost run --archive s3://acme/ou-cost --tree as-was    units as they were

The report goes to standard output or to files, everything else to standard
error. 'ou-cost run --help' explains the options of run, the forms of a period
and the outputs, with more examples; each other command has such a page too.
${EXIT_CODE_TEXT}
${ENVIRONMENT_TEXT}`;
