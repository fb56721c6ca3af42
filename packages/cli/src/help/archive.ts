import { DELIVERY_TEXT } from './deliveries.ts';
import { ENVIRONMENT_TEXT } from './environment.ts';
import { EXIT_CODE_TEXT } from './exit-codes.ts';
import {
  ARCHIVE_DIFF_OUTPUT_TEXT,
  ARCHIVE_LIST_OUTPUT_TEXT,
  HISTORY_OUTPUT_TEXT,
  REPORT_OUTPUT_TEXT,
} from './outputs.ts';

const ARCHIVE_TEXT = `
An archive is a folder or a prefix of a bucket. 'run' and 'report' write it with
--archive; nothing in it is ever changed. docs/archive.md says what is in it.
For a folder AWS is not asked. A bucket is read with the credentials at hand.`;

export const HISTORY_HELP = `
What happens: what earlier runs saw of the organization is read from the archive,
and what happened from the first day to the last one is shown: accounts that
moved, joined, left or were closed, and units that were created, renamed or
deleted. A change that was seen, and of which the day is not known, stands on the
day on which it was seen, with the day on which it was not yet.
'ou-cost history seed' adds the last 90 days from CloudTrail, to the day.
${ARCHIVE_TEXT}
${HISTORY_OUTPUT_TEXT}

Examples:
  ou-cost history --archive /var/lib/ou-cost --from 2026-10-01 --to 2026-10-31
  ou-cost history --archive s3://acme-costs/ou-cost --from 2026-10-01 --output json
  ou-cost history seed --archive /var/lib/ou-cost
${EXIT_CODE_TEXT}
${ENVIRONMENT_TEXT}`;

export const SEED_HELP = `
What happens: as with 'ou-cost run', the invoker role is assumed and the function
invoked; the function reads the organization's events of the last 90 days from
CloudTrail in the management account. The reader role needs cloudtrail:LookupEvents
for that, which the deployment grants with 'history': {'seed': true}. With --directly
this process reads them itself. The events are kept in the archive with the tree
as it is now, and later reports with --tree as-was and 'ou-cost history' use them.
Run it once before the first report, and again whenever more than a few days lie
between two runs.

An event that says that an account stood elsewhere than a tree shows it is a
contradiction: it is named, and nothing is kept. --accept-contradictions keeps the
events all the same.

Price: none; CloudTrail keeps 90 days of events free of charge.

Examples:
  ou-cost history seed --archive /var/lib/ou-cost
  ou-cost history seed --archive s3://acme-costs/ou-cost --directly --profile payer
${EXIT_CODE_TEXT}
${ENVIRONMENT_TEXT}`;

export const FAMILY_HELP = `${ARCHIVE_TEXT}

Examples:
  ou-cost archive list --archive /var/lib/ou-cost
  ou-cost archive show RUN --archive /var/lib/ou-cost --output html --out r.html
  ou-cost archive diff RUN RUN --archive /var/lib/ou-cost`;

export const LIST_HELP = `${ARCHIVE_TEXT}
${ARCHIVE_LIST_OUTPUT_TEXT}
${EXIT_CODE_TEXT}
${ENVIRONMENT_TEXT}`;

export const SHOW_HELP = `
What happens: the archived report is checked as an answer of the function is, and
written in the outputs that are asked for, whatever the outputs of its run were.
${ARCHIVE_TEXT}
${REPORT_OUTPUT_TEXT}

Examples:
  ou-cost archive show ou-cost-20261108T090000Z-0a1b2c --archive /var/lib/ou-cost
${EXIT_CODE_TEXT}
${ENVIRONMENT_TEXT}`;

export const DELIVER_HELP = `
What happens: the archived report is checked as an answer of the function is, and
sent to each target. An attachment is the file in the archive, or is made where
there is none. Whoever got the report before gets it once more.
${ARCHIVE_TEXT}
${DELIVERY_TEXT}

Examples:
  ou-cost archive deliver RUN --archive s3://acme-costs/ou-cost \\
    --deliver mail:finance@example.com --mail-from reports@example.com
  ou-cost archive deliver RUN --archive /var/lib/ou-cost \\
    --deliver sns:arn:aws:sns:us-east-1:111111111111:spend
${EXIT_CODE_TEXT}
${ENVIRONMENT_TEXT}`;

export const DIFF_HELP = `
What happens: two archived reports of the same days are compared, account by
account and charge type by charge type. What differs was changed by the source
after the first of them. An account's change stands in the unit that holds it in
the second report, so that a move is not a difference. The changes of all
accounts are the change of the total, exactly.
${ARCHIVE_TEXT}
${ARCHIVE_DIFF_OUTPUT_TEXT}

Examples:
  ou-cost archive diff RUN RUN --archive /var/lib/ou-cost --output json
${EXIT_CODE_TEXT}
Whether there is a difference or none, the exit code is 0.
${ENVIRONMENT_TEXT}`;
