import type { Agents } from '@ou-cost/aws';
import { type OptionsOf, REPORT_OUTPUT_OPTIONS } from '@ou-cost/contract/options';
import {
  heldRuleTexts,
  languageOf,
  localeOf,
  PLAIN,
  rendered,
  terminalOf,
  type View,
  type Writing,
} from '@ou-cost/present';
import { type Judgement, judgeEach, type KnownNote, OuCostError, type Report } from '@ou-cost/spend';
import type { CliContext } from '../cli-context.ts';
import { keepReport } from '../output/keep-report.ts';
import { type OutputFile, writeOutputs } from '../output/write-outputs.ts';
import { postSummary } from '../post/summary.ts';
import { periodLines } from '../progress/announcements.ts';
import type { ReportInputs } from './report-inputs.ts';

type Delivery = Pick<ReportInputs, 'outputs' | 'rules' | 'posts' | 'page' | 'announcements'> & {
  /** How posts leave this machine; asked only where there are posts. */
  readonly agentsForPosts: () => Promise<Agents>;
};

/**
 * Judges the rules and renders every output before anything is written, so that a failure leaves nothing behind. Only
 * the pieces of csv and json are made while they are written, where nothing but a defect can stop them. Then the files
 * are written, then standard output, then the summary is posted. If nothing is written, the report is kept in a
 * temporary folder, which the failure names. Fails with RuleHolds or PostFailed at the very end.
 */
export async function deliver(
  made: Report,
  { outputs, rules, posts, page, announcements, agentsForPosts }: Delivery,
  options: OptionsOf<'run' | 'report'>,
  { stdout, environment }: CliContext,
): Promise<void> {
  const judgement = judgeEach(made, rules);
  const report = judged(made, judgement);
  const terminal = terminalOf(stdout, options.color !== false && !environment.refusesColor);
  let isInFiles = false;
  try {
    const { files, texts } = await renderedOutputs(report, outputs, options, terminal);
    for (const line of periodLines(report)) await announcements.say(line);
    await writeOutputs(files);
    isInFiles = files.length > 0;
    for (const text of texts) {
      for (const piece of text) await stdout.write(piece);
    }
  } catch (failure) {
    throw isInFiles ? failure : await keepReport(report, failure);
  }
  const failures =
    posts.length === 0
      ? []
      : await postSummary(posts, report, page, await agentsForPosts(), viewOf(options, PLAIN));
  concludeWith(report, judgement, failures);
}

async function renderedOutputs(
  report: Report,
  outputs: ReportInputs['outputs'],
  options: OptionsOf<'run' | 'report'>,
  terminal: View['terminal'],
) {
  const files: OutputFile[] = [];
  const texts: Iterable<string>[] = [];
  for (const { format, file } of outputs) {
    const content = await rendered(format, report, viewOf(options, file === null ? terminal : PLAIN));
    if (file !== null) files.push({ file, content });
    else if (!(content instanceof Uint8Array)) texts.push(content);
  }
  return { files, texts };
}

function viewOf(options: OptionsOf<'run' | 'report'>, terminal: View['terminal']): View {
  const { depth = null, sort = REPORT_OUTPUT_OPTIONS.sort.default, top = null } = options;
  return { ...writingOf(options), depth, sort, top, bom: options.bom !== false, terminal };
}

/** Language and locale: each follows from the other where only one is given. */
function writingOf({ language, locale }: OptionsOf<'run' | 'report'>): Writing {
  const words = language ?? (locale === undefined ? 'en' : languageOf(locale));
  return { language: words, locale: locale ?? localeOf(words) };
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
 * nobody knows whether it holds; a rule that holds, which says more about the bill than a post that failed.
 */
function concludeWith(
  report: Report,
  { failures: unjudged }: Judgement,
  failures: readonly OuCostError[],
): void {
  const unposted = failures.map(({ message }) => message);
  const held = heldRuleTexts(report);
  const count = (report.rules ?? []).filter(({ holds }) => holds).length;
  const holding = count === 0 ? [] : [`${count === 1 ? 'a rule holds' : `${count} rules hold`}: ${held}`];
  const [first] = unjudged;
  if (first !== undefined) {
    const messages = [
      ...unjudged.map(({ message }) => message),
      'the report is written',
      ...holding,
      ...unposted,
    ];
    throw new OuCostError(first.code, messages.join('; '), { cause: first });
  }
  if (count > 0) throw new OuCostError('RuleHolds', [...holding, ...unposted].join('; '));
  if (unposted.length > 0) throw new OuCostError('PostFailed', unposted.join('; '));
}
