import { type AnswerReading, type OrganizationEventsJson, organizationEventsJson } from '@ou-cost/contract';
import { type RecordedReport, recordingJson } from '@ou-cost/contract/archive';
import { type MadeReport, type OrganizationEvents, OuCostError } from '@ou-cost/spend';
import { answerBytes } from './answer-size.ts';

/** An answer and its size in bytes. */
interface FittingAnswer<T> {
  readonly answer: T;
  readonly bytes: number;
}

/**
 * The report with what the run leaves to later ones, or with null in its place where both together are too large: the
 * report has been paid for. Fails with AnswerTooLarge where the report alone is too large.
 */
export function recordedAnswer(
  { report, recording }: MadeReport,
  reading: AnswerReading,
  bytesOf = answerBytes,
): FittingAnswer<RecordedReport> {
  const both = { ...report, recording: recordingJson(recording) };
  return firstFitting<RecordedReport>([both, { ...report, recording: null }], (answer) =>
    bytesOf(answer, reading),
  );
}

/**
 * What a log tells, with the tree, or with null in its place where both together are too large. Fails with AnswerTooLarge
 * where the events alone are too large.
 */
export function eventsAnswer(
  told: OrganizationEvents,
  bytesOf = answerBytes,
): FittingAnswer<OrganizationEventsJson> {
  const both = organizationEventsJson(told);
  return firstFitting<OrganizationEventsJson>([both, { ...both, tree: null }], (answer) =>
    bytesOf(answer, 'whole'),
  );
}

function firstFitting<T extends object>(
  [larger, smaller]: readonly [T, T],
  bytesOf: (answer: T) => number,
): FittingAnswer<T> {
  try {
    return { answer: larger, bytes: bytesOf(larger) };
  } catch (failure) {
    if (!(failure instanceof OuCostError) || failure.code !== 'AnswerTooLarge') throw failure;
    return { answer: smaller, bytes: bytesOf(smaller) };
  }
}
