import { gzipSync } from 'node:zlib';
import { MAX_REQUEST_BYTES, MAX_UNPACKED_BYTES, type ReportRequestJson } from '@ou-cost/contract';
import { decodeRecording, earlierRunsJson } from '@ou-cost/contract/archive';
import { type EarlierRuns, OuCostError, type Recording, type Report } from '@ou-cost/spend';

/** What a request can carry. */
const LIMITS = { request: MAX_REQUEST_BYTES, unpacked: MAX_UNPACKED_BYTES };

/**
 * A request with what earlier runs left, as JSON, gzipped, in base64, that asks for what this run leaves as well. Fails
 * with InvalidRequest where it would be too large for an invocation: before anything is paid for.
 */
export function withEarlierRuns(
  request: ReportRequestJson,
  earlier: EarlierRuns,
  limits = LIMITS,
): ReportRequestJson {
  const json = Buffer.from(JSON.stringify(earlierRunsJson(earlier)));
  const whole = { ...request, record: true, earlier: gzipSync(json).toString('base64') };
  const bytes = Buffer.byteLength(JSON.stringify(whole));
  if (bytes > limits.request) throw tooLarge(`${bytes} bytes`, limits.request);
  if (json.length > limits.unpacked) throw tooLarge(`${json.length} bytes unpacked`, limits.unpacked);
  return whole;
}

function tooLarge(size: string, most: number): OuCostError {
  return new OuCostError(
    'InvalidRequest',
    `what the archive has of these months and units makes a request of ${size}, and the function takes at most ${most}; ` +
      "ask for fewer months, or use 'ou-cost report', which reads the archive in its own process",
  );
}

/** A function's answer without what it leaves to later runs, and that by itself. */
export interface TakenAnswer {
  /** Still to be checked. */
  readonly report: unknown;
  /** What the run leaves, once its report is known. Fails with an OuCostError where there is nothing to keep. */
  readonly recorded: (report: Report) => Recording;
}

/** Takes an answer apart. What was left out or cannot be read fails only when it is wanted: the report was paid for. */
export function takenApart(answer: unknown): TakenAnswer {
  if (typeof answer !== 'object' || answer === null) return { report: answer, recorded: nothingRecorded };
  const { recording, ...report } = answer as { readonly recording?: unknown };
  if (recording === undefined) return { report, recorded: nothingRecorded };
  if (recording === null) return { report, recorded: leftOut };
  return { report, recorded: (made) => decodeRecording(recording, made) };
}

function nothingRecorded(): never {
  throw new OuCostError(
    'MalformedAnswer',
    "the function's answer has nothing for an archive; deploy it again",
  );
}

function leftOut(): never {
  throw new OuCostError(
    'AnswerTooLarge',
    "the function's answer had room for the report only; ask for fewer months or metrics, or use 'ou-cost report', which has no such limit",
  );
}
