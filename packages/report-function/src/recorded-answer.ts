import type { AnswerReading } from '@ou-cost/contract';
import { type RecordedReport, recordingJson } from '@ou-cost/contract/archive';
import { type MadeReport, OuCostError, type Report } from '@ou-cost/spend';
import { answerBytes } from './answer-size.ts';

/** An answer and its size in bytes. */
interface FittingAnswer<T> {
  readonly answer: T;
  readonly bytes: number;
}

/** The report alone. Fails with AnswerTooLarge where it is too large for how it is read. */
export function reportAnswer(report: Report, reading: AnswerReading): FittingAnswer<Report> {
  return { answer: report, bytes: answerBytes(report, reading) };
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
  try {
    const answer = { ...report, recording: recordingJson(recording) };
    return { answer, bytes: bytesOf(answer, reading) };
  } catch (failure) {
    if (!(failure instanceof OuCostError) || failure.code !== 'AnswerTooLarge') throw failure;
    const answer = { ...report, recording: null };
    return { answer, bytes: bytesOf(answer, reading) };
  }
}
