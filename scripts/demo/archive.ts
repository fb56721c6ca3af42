import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Scenario, scheduledRuns, writeArchive } from '@ou-cost/sandbox';

/**
 * Writes what the runs of a scheduled job would have left before today, and returns the options by which `ou-cost run` takes
 * it: last month on the tree of each day, and what of it was restated. Nothing where `args` name an archive themselves.
 */
export async function archiveOptions(
  scenario: Scenario,
  out: string,
  args: readonly string[],
  source: 'cost-explorer' | 'exports',
): Promise<readonly string[]> {
  const given = (option: string) => args.some((arg) => arg === option || arg.startsWith(`${option}=`));
  if (given('--archive')) return [];
  const folder = join(out, 'archive');
  await rm(folder, { recursive: true, force: true });
  await writeArchive(scenario, folder, { ...scheduledRuns(scenario), source });
  return ['--archive', folder, ...(given('--tree') ? [] : ['--tree', 'as-was'])];
}
