import type { Agents } from '@ou-cost/aws';
import type { OptionsOf } from '@ou-cost/contract/options';
import { heldRuleTexts, PLAIN } from '@ou-cost/present';
import { type Judgement, judgeEach, type KnownNote, OuCostError, type Report } from '@ou-cost/spend';
import type { CliContext } from '../cli-context.ts';
import type { DeliverReport } from '../deliver/open.ts';
import { filesToKeep, type KeepInArchive, kept, withUnkept } from '../output/keep-in-archive.ts';
import { keepReport } from '../output/keep-report.ts';
import { viewOf } from '../output/view.ts';
import { writeOutputs } from '../output/write-outputs.ts';
import { renderedOutputs, writeTexts } from '../output/write-report.ts';
import { postSummary } from '../post/summary.ts';
import { periodLines } from '../progress/announcements.ts';
import type { ReportInputs } from './report-inputs.ts';

type Delivery = Pick<ReportInputs, 'outputs' | 'rules' | 'posts' | 'page' | 'announcements'> & {
  /** @default nothing is kept */
  readonly keepInArchive?: KeepInArchive | undefined;
  /** How posts leave this machine; asked only where there are posts. */
  /** @default nobody gets it */
  readonly deliverReport?: DeliverReport | undefined;
  readonly agentsForPosts: () => Promise<Agents>;
};

/**
 * Judges the rules and renders every output before anything is written, so that a failure leaves nothing behind. Only
 * the pieces of csv and json are made while they are written, where nothing but a defect can stop them. Then the files
 * are written, then standard output, then the archive, then the summary is posted and the
 * report delivered. If nothing is written, the report is
 * kept in a temporary folder, which the failure names, and in the archive all the same: it was paid for. Fails with
 * RuleHolds, PostFailed, NotDelivered, NotReconciled or the failure of the archive at the very end.
 */
export async function deliver(
  made: Report,
  { outputs, rules, posts, page, announcements, agentsForPosts, keepInArchive, deliverReport }: Delivery,
  options: OptionsOf<'run' | 'report'>,
  context: CliContext,
): Promise<void> {
  const judgement = judgeEach(made, rules);
  const report = judged(made, judgement);
  let isInFiles = false;
  try {
    const { files, texts } = await renderedOutputs(report, outputs, options, context);
    for (const line of periodLines(report)) await announcements.say(line);
    await writeOutputs(files);
    isInFiles = files.length > 0;
    await writeTexts(texts, context);
  } catch (failure) {
    const unwritten = isInFiles ? failure : await keepReport(report, failure);
    throw await withUnkept(unwritten, async () => (await kept(keepInArchive, report, [])).failure);
  }
  const files = keepInArchive === undefined ? [] : await filesToKeep(report, outputs, options);
  const { failure: unkept, place } = await kept(keepInArchive, report, files);
  const unposted =
    posts.length === 0
      ? []
      : await postSummary(posts, report, page, await agentsForPosts(), viewOf(options, PLAIN));
  const undelivered = await deliverReport?.({
    report,
    view: viewOf(options, PLAIN),
    files: [],
    archived: place,
  });
  const failures = [...unposted, ...(undelivered ?? [])];
  concludeWith(report, judgement, unkept === null ? failures : [unkept, ...failures]);
}

/** The report with what became of its rules; a note names every rule that could not be judged. */
function judged(report: Report, { outcomes, failures }: Judgement): Report {
  const unjudged = failures.map(({ message }): KnownNote => ({ code: 'rule-not-judged', message }));
  return {
    ...report,
    notes: [...report.notes, ...unjudged],
    ...(outcomes.length === 0 ? {} : { rules: outcomes }),
  };
}

/**
 * Where several things went wrong, the exit code is that of the first of these: a rule that could not be judged, since
 * nobody knows whether it holds; a rule that holds, which says more about the bill than what follows; what could not be
 * kept in the archive; a post that failed; whom the report did not reach.
 */
function concludeWith(
  report: Report,
  { failures: unjudged }: Judgement,
  failures: readonly OuCostError[],
): void {
  const further = failures.map(({ message }) => message);
  const held = heldRuleTexts(report);
  const count = (report.rules ?? []).filter(({ holds }) => holds).length;
  const holding = count === 0 ? [] : [`${count === 1 ? 'a rule holds' : `${count} rules hold`}: ${held}`];
  const [first] = unjudged;
  if (first !== undefined) {
    const messages = [
      ...unjudged.map(({ message }) => message),
      'the report is written',
      ...holding,
      ...further,
    ];
    throw new OuCostError(first.code, messages.join('; '), { cause: first });
  }
  if (count > 0) throw new OuCostError('RuleHolds', [...holding, ...further].join('; '));
  const [failure] = failures;
  if (failure !== undefined) throw new OuCostError(failure.code, further.join('; '), { cause: failure });
}
