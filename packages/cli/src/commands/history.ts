import { HISTORY_OUTPUT_OPTIONS, type OptionsOf } from '@ou-cost/contract/options';
import { HISTORY_RENDERERS } from '@ou-cost/present/history';
import {
  addDays,
  dateOfInstant,
  HISTORY_SCHEMA,
  type HistoryOverviews,
  historyOverview,
  instantText,
  OuCostError,
} from '@ou-cost/spend';
import { daysBetweenOptions } from '../arguments/days.ts';
import type { CliContext } from '../cli-context.ts';
import { writeText } from '../output/write-text.ts';
import { PRODUCER } from '../version.ts';
import { archiveInputs } from './archive-inputs.ts';

/** `ou-cost history`: what happened to the organization between two days. Fails with an OuCostError. */
export async function history(options: OptionsOf<'history'>, context: CliContext): Promise<void> {
  const now = context.now().getTime();
  const days = daysBetweenOptions(options, dateOfInstant(now));
  const { archive, announcements } = await archiveInputs(options, context);
  const { histories } = await announcements.during(
    () => 'reading the archive',
    () => archive.earlierRuns([]),
  );
  if (histories.length === 0) {
    throw new OuCostError(
      'InvalidUsage',
      `the archive ${archive.name} has no history yet: 'ou-cost run' and 'ou-cost report' begin one with --archive`,
    );
  }
  const overviews: HistoryOverviews = {
    schema: HISTORY_SCHEMA,
    producer: PRODUCER,
    generatedAt: instantText(now),
    from: days.start,
    to: addDays(days.end, -1),
    organizations: histories.map((facts) => historyOverview(facts, days)),
  };
  const render = HISTORY_RENDERERS[options.output ?? HISTORY_OUTPUT_OPTIONS.output.default];
  await writeText((terminal) => render(overviews, terminal), options, context);
}
