import type { DecodedRequest } from '@ou-cost/contract';
import type { RecordedReport } from '@ou-cost/contract/archive';
import { type EarlierRuns, makeReport, type Report } from '@ou-cost/spend';
import { answerBytes, capacityOf } from './answer-size.ts';
import type { PlainKeeping } from './archive/keeping.ts';
import { assertNoArchiveNeeded } from './archive/needed.ts';
import { readingOf } from './reading.ts';
import { PRODUCER, type Run } from './run.ts';

/**
 * A report that somebody asks for. A caller with an archive of its own sends what it needs of it, and gets what it is to
 * keep; otherwise the deployment's is used, where it has one. Fails with an OuCostError.
 */
export async function report(asked: DecodedRequest, run: Run): Promise<Report | RecordedReport> {
  const { report: request, source, answer, record } = asked;
  const keeping = await keepingFor(asked, run);
  const { tolerance, settlingDay } = run.environment;
  const settings = { runId: run.runId, producer: PRODUCER, tolerance, settlingDay };
  const earlier = await earlierRunsOf(asked, keeping);
  const deadline = keeping?.readingDeadline ?? run.deadline;
  const reading = await readingOf({ ...run, deadline }, source);
  const made = await makeReport({ ...reading, ...earlier }, request, {
    ...settings,
    capacity: capacityOf(answer),
  });
  await keeping?.keep(made);
  const fitting = record
    ? (await import('./recorded-answer.ts')).recordedAnswer(made, answer)
    : { answer: made.report, bytes: answerBytes(made.report, answer) };
  run.log.finished(made.report, fitting.bytes);
  return fitting.answer;
}

/** The deployment's archive; null where the caller has one, or nobody. */
async function keepingFor(asked: DecodedRequest, run: Run): Promise<PlainKeeping | null> {
  const { archive, deployedThrough } = run.environment;
  if (asked.earlier !== null) return null;
  if (archive === null || asked.record) {
    assertNoArchiveNeeded(asked, deployedThrough);
    return null;
  }
  return await (await import('./archive/keeping.ts')).openKeeping(asked.report, run);
}

async function earlierRunsOf(
  { earlier }: DecodedRequest,
  keeping: PlainKeeping | null,
): Promise<{ readonly earlier?: EarlierRuns }> {
  if (keeping !== null) return { earlier: keeping.earlier };
  if (earlier === null) return {};
  return { earlier: (await import('./earlier-runs.ts')).earlierRuns(earlier) };
}
