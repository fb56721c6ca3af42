import { type OptionsOf, SCHEDULES_OPTIONS, SCHEDULES_OUTPUT_OPTIONS } from '@ou-cost/contract/options';
import { listSchedules } from '@ou-cost/contract/schedule';
import { SCHEDULES_RENDERERS } from '@ou-cost/present/schedules';
import { OuCostError } from '@ou-cost/spend';
import type { CliContext } from '../cli-context.ts';
import { loadConfig } from '../connection/config-file.ts';
import { checkOutputFiles } from '../output/write-outputs.ts';
import { writeText } from '../output/write-text.ts';
import { announcementsOn } from '../progress/announcements.ts';
import { PRODUCER } from '../version.ts';

/** `ou-cost schedules`: when the configured schedules are due, and which days they report. Fails with an OuCostError. */
export async function schedules(options: OptionsOf<'schedules'>, context: CliContext): Promise<void> {
  const { environment, stderr, now, workingFolder } = context;
  await checkOutputFiles(options.out === undefined ? [] : [options.out]);
  const announcements = announcementsOn(stderr, {
    isQuiet: options.quiet === true,
    hasDumbTerminal: environment.hasDumbTerminal === true,
    now,
  });
  const config = await loadConfig(options.config ?? null, workingFolder);
  if (config === null) {
    throw new OuCostError(
      'InvalidUsage',
      `there is no ${SCHEDULES_OPTIONS.config.default} in this folder; name the configuration with --config FILE`,
    );
  }
  if (config.schedules.length === 0) {
    await announcements.say(
      "no schedule is configured: docs/schedules.md says how to add one under 'schedules'",
    );
  }
  const times = options.next ?? Number(SCHEDULES_OPTIONS.next.default);
  const list = listSchedules(config, { producer: PRODUCER, now: now().getTime(), times });
  const render = SCHEDULES_RENDERERS[options.output ?? SCHEDULES_OUTPUT_OPTIONS.output.default];
  await writeText((terminal) => render(list, terminal), options, context);
}
