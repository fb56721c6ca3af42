import type { QueryExecution } from '@aws-sdk/client-athena';
import { type Attempt, translated } from '@ou-cost/aws/calls';
import { applyAdvice, settingText } from '@ou-cost/doctor';
import { type ErrorCode, OuCostError } from '@ou-cost/spend';
import type { AthenaAddress } from './calls.ts';
import { firstLine, noTable } from './refused-request.ts';

/** A refusal of Glue, S3 or KMS, with which Athena ends a query that it had accepted. */
const REFUSED =
  /not authorized to perform|Access ?Denied|Permission denied on S3 path|Insufficient (?:Lake Formation )?permission/i;
const S3_PATH = /s3:\/\/([^/\s"']+)\/([^\s"']*)/;

/** The limit of the work group for each query. */
const OVER_LIMIT = /bytes scanned limit/i;

const TRANSIENT =
  /throttl|rate exceeded|too ?many ?requests|slow ?down|exhausted resources|internal error|please retry/i;

/** What Athena calls wrong with a table, and what that means. */
const REASONS: readonly (readonly [RegExp, ErrorCode, string])[] = [
  [
    /COLUMN_NOT_FOUND|cannot be resolved/i,
    'InvalidConfiguration',
    "the table's columns are not those of the export: create the table anew from the export's columns",
  ],
  [
    /HIVE_BAD_DATA|HIVE_CURSOR_ERROR|HIVE_PARTITION_SCHEMA_MISMATCH|HIVE_CANNOT_OPEN_SPLIT|HIVE_UNKNOWN_ERROR/,
    'MalformedAnswer',
    "the files cannot be read as the table says: compare the table's columns and format with the export's",
  ],
  [
    /INVALID_CAST_ARGUMENT|NUMERIC_VALUE_OUT_OF_RANGE|INVALID_FUNCTION_ARGUMENT/,
    'MalformedAnswer',
    'a line of the export has a value that its column cannot have',
  ],
];

/** Whether the same query may succeed when it is started once more. */
export function mayBeRepeated({ Status }: QueryExecution): boolean {
  const { State, StateChangeReason = '', AthenaError } = Status ?? {};
  if (State !== 'FAILED' || REFUSED.test(StateChangeReason)) return false;
  return AthenaError?.Retryable === true || TRANSIENT.test(StateChangeReason);
}

/** The failure of a query that ended as FAILED or CANCELLED, from the reason that Athena states for it. */
export function failedQuery(
  { Status }: QueryExecution,
  attempt: Attempt,
  address: AthenaAddress,
): OuCostError {
  const { State, StateChangeReason, AthenaError } = Status ?? {};
  const told = StateChangeReason ?? AthenaError?.ErrorMessage ?? 'it states no reason';
  const reason = firstLine(told);
  const way = address.deployedThrough ?? null;
  const failure = (code: ErrorCode, text: string) => new OuCostError(code, `${attempt.hop}: ${text}`);
  if (OVER_LIMIT.test(reason)) {
    return failure(
      'RequestBudgetExceeded',
      `Athena ended the query, since it would scan more than the work group '${address.workGroup}' lets one query scan (${reason}); ` +
        `ask for fewer months or splits, or raise ${settingText('exports.scanLimitGigabytes', way)} and ${applyAdvice(way)}`,
    );
  }
  if (REFUSED.test(reason)) return refused(reason, attempt);
  if (State === 'CANCELLED') {
    return failure('Incomplete', `somebody cancelled the query (${reason}); run again`);
  }
  if (/TABLE_NOT_FOUND|SCHEMA_NOT_FOUND/.test(reason)) return noTable(address, reason);
  const known = REASONS.find(([pattern]) => pattern.test(reason));
  if (known !== undefined) {
    const [, code, remedy] = known;
    return failure(code, `the query failed (${reason}): ${remedy}`);
  }
  if (/throttl|rate exceeded|too ?many ?requests|slow ?down/i.test(reason)) {
    return failure('Throttled', `the query was throttled each time (${reason}); run again later`);
  }
  const isTransient = AthenaError?.Retryable === true || TRANSIENT.test(reason);
  return AthenaError?.ErrorCategory === 2 && !isTransient
    ? failure('RequestRefused', `Athena calls the query wrong: ${reason}`)
    : failure('Unavailable', `the query failed (${reason}); run again later`);
}

/** As AWS refuses the call itself: the message names the hop, the principal, the action and the grant. */
function refused(reason: string, attempt: Attempt): OuCostError {
  const message = reason.replaceAll('"', '');
  const [, bucket, key] = S3_PATH.exec(message) ?? [];
  const error = Object.assign(new Error(message), { name: 'AccessDeniedException', $fault: 'client' });
  if (/not authorized to perform/i.test(message) || bucket === undefined) return translated(error, attempt);
  return translated(error, { ...attempt, action: 's3:GetObject', resource: `s3://${bucket}/${key}` });
}
