import { type Config, decodeRequest, type ReportRequestJson } from '@ou-cost/contract';
import type { ReportRequest } from '@ou-cost/spend';
import { type Announcements, announcementsOn, localMonthLine } from '../announcements.ts';
import { loadConfig } from '../config-file.ts';
import { type CommonOptions, requestOf } from '../options.ts';
import { checkFormats, type Output } from '../outputs.ts';
import { newRunId } from '../run-id.ts';
import type { Surroundings } from '../surroundings.ts';
import { checkOutputFiles } from '../write-outputs.ts';

/** What `run` and `report` have settled before anything is asked of AWS. */
export interface ReportInputs {
  readonly runId: string;
  /** As it travels. */
  readonly payload: ReportRequestJson;
  /** The same, decoded. */
  readonly request: ReportRequest;
  readonly config: Config | null;
  readonly announcements: Announcements;
}

/** Checks the request, the outputs and the configuration, so that what is wrong costs nothing. */
export async function reportInputs(
  options: CommonOptions,
  outputs: readonly Output[],
  surroundings: Surroundings,
): Promise<ReportInputs> {
  const runId = newRunId();
  const payload = requestOf(options, runId);
  const { report: request } = decodeRequest(payload);
  checkFormats(outputs, request);
  await checkOutputFiles(outputs.flatMap(({ file }) => (file === null ? [] : [file])));
  const config = await loadConfig(options.config ?? null, surroundings.workingFolder);
  const announcements = announcementsOn(surroundings.stderr, options.quiet === true);
  const localMonth = localMonthLine(surroundings.now());
  if (localMonth !== null) await announcements.say(localMonth);
  return { runId, payload, request, config, announcements };
}
