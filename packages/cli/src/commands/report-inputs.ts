import path from 'node:path';
import { type Config, decodeRequest, type ReportRequestJson, type SourceRequest } from '@ou-cost/contract';
import type { OptionsOf } from '@ou-cost/contract/options';
import type { PageReference } from '@ou-cost/present/message';
import { OuCostError, type ReportRequest, type Rule } from '@ou-cost/spend';
import { assertReused } from '../arguments/archive.ts';
import { assertPlannable, comparisonOf } from '../arguments/comparison.ts';
import { type Deliveries, deliveriesOf } from '../arguments/deliveries.ts';
import { checkFormats, type Destinations, formatsOf, type Output } from '../arguments/outputs.ts';
import { BY_OPTION, requestOf } from '../arguments/request.ts';
import { ruleNamesIn, rulesOf } from '../arguments/rules.ts';
import type { CliContext } from '../cli-context.ts';
import { loadConfig } from '../connection/config-file.ts';
import { checkOutputFiles } from '../output/write-outputs.ts';
import { type ReadyPost, readyPosts } from '../post/summary.ts';
import { type Announcements, announcementsOn, localMonthLine } from '../progress/announcements.ts';
import { newRunId } from '../run-id.ts';

/** What `run` and `report` determine before the first call to AWS. */
export interface ReportInputs {
  readonly runId: string;
  /** The request as the function gets it. */
  readonly payload: ReportRequestJson;
  /** The same request, decoded. */
  readonly request: ReportRequest;
  readonly source: SourceRequest;
  readonly config: Config | null;
  readonly outputs: readonly Output[];
  readonly rules: readonly Rule[];
  readonly posts: readonly ReadyPost[];
  /** Null: nobody gets it by --deliver. */
  readonly deliveries: Deliveries | null;
  readonly page: PageReference;
  readonly announcements: Announcements;
}

/** Checks request, outputs and configuration, so that a mistake is found before anything is paid for. */
export async function reportInputs(
  options: OptionsOf<'run' | 'report'>,
  destinations: Destinations,
  context: CliContext,
): Promise<ReportInputs> {
  const { environment, workingFolder, stderr, now } = context;
  const runId = newRunId(now());
  assertReused(options);
  const ruleTexts = options.failIf ?? [];
  const { outputs, posts } = destinations;
  const payload = {
    ...requestOf(options, runId),
    ...comparisonOf(options, destinations, ruleTexts),
    ...ruleNamesIn(ruleTexts),
  };
  const { report: request, source } = decodeRequest(payload, BY_OPTION);
  const rules = rulesOf(ruleTexts, request);
  assertPlannable(request, now());
  checkFormats(formatsOf(outputs), request);
  checkOrder(options, request);
  const deliveries = deliveriesOf(options);
  checkFormats(deliveries?.mail?.attach ?? [], request, '--attach');
  const page = pageOf(options, outputs);
  const ready = await readyPosts(posts, environment, workingFolder);
  await checkOutputFiles(outputs.flatMap(({ file }) => (file === null ? [] : [file])));
  const config = await loadConfig(options.config ?? null, workingFolder);
  const announcements = announcementsOn(stderr, {
    isQuiet: options.quiet === true,
    hasDumbTerminal: environment.hasDumbTerminal === true,
    now,
  });
  const localMonth = localMonthLine(now());
  if (localMonth !== null) await announcements.say(localMonth);
  return {
    runId,
    payload,
    request,
    source,
    config,
    outputs,
    rules,
    posts: ready,
    deliveries,
    page,
    announcements,
  };
}

/** Fails with InvalidUsage where an order needs what the report will not have. */
function checkOrder({ sort }: OptionsOf<'run' | 'report'>, { compare }: ReportRequest): void {
  if (sort !== 'change' || compare !== 'none') return;
  throw new OuCostError(
    'InvalidUsage',
    "--sort change orders by what changed, and nothing is compared; add '--compare previous'",
  );
}

/** Of an address in a message: Slack refuses one that is much longer. */
const LONGEST_LINK = 2_000;

/** How a summary refers to the whole report: by a link, else by the name of the page's file. */
function pageOf({ postLink }: OptionsOf<'run' | 'report'>, outputs: readonly Output[]): PageReference {
  if (postLink !== undefined && !/^https?:$/.test(URL.parse(postLink)?.protocol ?? '')) {
    throw new OuCostError(
      'InvalidUsage',
      `--post-link '${postLink}' is not an address; it begins with https://`,
    );
  }
  if (postLink !== undefined && postLink.length > LONGEST_LINK) {
    throw new OuCostError(
      'InvalidUsage',
      `--post-link has ${postLink.length} characters, and a message has room for ${LONGEST_LINK}; give a shorter address`,
    );
  }
  const file = outputs.find(({ format }) => format === 'html')?.file ?? null;
  return { file: file === null ? null : path.basename(file), link: postLink ?? null };
}
