import { instantText } from '@ou-cost/spend';
import { applyAdvice } from '../deployment/way.ts';
import { nameOrCreate, settingsText } from './advice.ts';
import { type ExportNames, listRunsCommand } from './names.ts';
import type { ExportRun, ExportSettings, ExportState } from './probes.ts';
import { failed, passed, type Verdict, warned } from './verdict.ts';

/** AWS refreshes an export at least once a day. After two days without a delivery something is wrong. */
const OLD = 48 * 3_600_000;

/** What to do about AWS's reasons for an unhealthy export and for a failed run. */
const REASONS: ReadonlyMap<string, (names: ExportNames) => string> = new Map<
  string,
  (names: ExportNames) => string
>([
  [
    'INSUFFICIENT_PERMISSION',
    ({ bucketArn, accountId, exportSourceArns }) =>
      `AWS may not write into the bucket. Its policy must contain ${JSON.stringify({
        Effect: 'Allow',
        Principal: { Service: ['bcm-data-exports.amazonaws.com', 'billingreports.amazonaws.com'] },
        Action: ['s3:PutObject', 's3:GetBucketPolicy'],
        Resource: [bucketArn, `${bucketArn}/*`],
        Condition: {
          StringEquals: { 'aws:SourceAccount': accountId },
          ArnLike: { 'aws:SourceArn': exportSourceArns },
        },
      })}; a bucket with a KMS key needs these services in the key's policy as well`,
  ],
  [
    'BILL_OWNER_CHANGED',
    () =>
      'the account no longer pays its own bill, as after it joined an organization: create the export in the account that pays now',
  ],
  [
    'INTERNAL_FAILURE',
    () => 'AWS failed by itself and tries again: wait a day, and then ask AWS Support with the ARN',
  ],
]);

function adviceOnReason(reason: string | null, names: ExportNames): string {
  const advice = reason === null ? undefined : REASONS.get(reason);
  return advice === undefined
    ? 'AWS does not say why in a word that this program knows: see the export in the console, under Data Exports'
    : advice(names);
}

function because(reason: string | null): string {
  return reason === null ? '' : ` (${reason})`;
}

/** Whether the export is there. */
export function judgeFound(
  exportArn: string | null,
  { name }: ExportSettings,
  { accountId, region, deployedThrough }: ExportNames,
): Verdict {
  if (exportArn !== null) return passed(`it is ${exportArn}`);
  return failed(
    'InvalidConfiguration',
    `account ${accountId} has no export '${name}'`,
    [
      nameOrCreate(deployedThrough, 'exports.name'),
      'an export belongs to the account that created it: the reader role must be in that one',
    ],
    [`aws bcm-data-exports list-exports --region ${region} # in account ${accountId}`],
  );
}

/** Whether AWS calls the export healthy, and whether it is delivered to where the deployment reads it. */
export function judgeExport(state: ExportState, settings: ExportSettings, names: ExportNames): Verdict {
  const { status, reason, refreshedAt, bucket, folder, format } = state;
  if (status !== 'HEALTHY') {
    return failed('Incomplete', `AWS calls it ${status}${because(reason)}`, [adviceOnReason(reason, names)]);
  }
  if (bucket !== settings.bucket || folder !== settings.folder) {
    return failed(
      'InvalidConfiguration',
      `it is delivered to s3://${bucket}/${folder}, and read from s3://${settings.bucket}/${settings.folder}`,
      [
        `set ${settingsText(names.deployedThrough, 'exports.bucket', 'exports.prefix')} to where it is delivered, and ${applyAdvice(names.deployedThrough)}; or change the export`,
      ],
    );
  }
  if (format !== 'PARQUET') {
    return failed('InvalidConfiguration', `its files are ${format}, and the table reads Parquet`, [
      'change the export to Parquet, and overwrite nothing: create new files for each delivery',
    ]);
  }
  const refreshed =
    refreshedAt === null ? 'and was not refreshed yet' : `last refreshed ${instantText(refreshedAt)}`;
  return passed(`healthy, ${refreshed}`);
}

const FAILED_RUN = /FAIL/;
const FINISHED_RUN = /SUCCESS|FAIL/;

/** Whether the last run that is over made a delivery. */
export function judgeRuns(runs: readonly ExportRun[], exportArn: string, names: ExportNames): Verdict {
  const latestFirst = [...runs].sort((one, other) => other.createdAt - one.createdAt);
  const finished = latestFirst.find(({ status }) => FINISHED_RUN.test(status));
  const [latest] = latestFirst;
  const underWay =
    latest === undefined || FINISHED_RUN.test(latest.status)
      ? ''
      : `; one is under way since ${instantText(latest.createdAt)} (${latest.status})`;
  if (finished === undefined) return passed(`no run is over yet${underWay}`);
  const { status, reason, createdAt } = finished;
  const told = `${status}${because(reason)}, begun ${instantText(createdAt)}${underWay}`;
  if (!FAILED_RUN.test(status)) return passed(told);
  return failed('Incomplete', told, [adviceOnReason(reason, names)], [listRunsCommand(exportArn, names)]);
}

/** Whether there is any delivery. */
export function judgeMonths(
  months: readonly string[],
  { bucket, folder }: ExportSettings,
  { deployedThrough }: ExportNames,
): Verdict {
  const [first] = months;
  const last = months.at(-1);
  if (first !== undefined) return passed(first === last ? `of ${first}` : `of ${first} to ${last}`);
  return failed('DataUnavailable', `nothing was delivered to s3://${bucket}/${folder} yet`, [
    'wait: AWS makes the first delivery within 24 hours after the export was created',
    `if it is older than that, see that ${settingsText(deployedThrough, 'exports.bucket', 'exports.prefix', 'exports.name')} are those of the export`,
  ]);
}

/** Whether the last delivery, which is whole, is of these days. */
export function judgeDelivery(
  { month, deliveredAt }: { readonly month: string; readonly deliveredAt: number | null },
  now: number,
  exportArn: string | null,
  names: ExportNames,
): Verdict {
  if (deliveredAt === null) return passed(`${month} is whole`);
  // The two clocks may differ a little.
  const hours = Math.max(0, Math.floor((now - deliveredAt) / 3_600_000));
  const age = hours < 48 ? `${hours} ${hours === 1 ? 'hour' : 'hours'}` : `${Math.floor(hours / 24)} days`;
  const told = `${month} is whole, delivered ${instantText(deliveredAt)}, ${age} ago`;
  if (now - deliveredAt <= OLD) return passed(told);
  return warned(
    told,
    [
      'AWS delivers at least once a day: reports of the running month, and of the last one until it is settled, lack what was charged since',
      "see whether the export is healthy and what its last runs say; if AWS just does not deliver, ask AWS Support with the export's ARN",
    ],
    exportArn === null ? [] : [listRunsCommand(exportArn, names)],
  );
}
