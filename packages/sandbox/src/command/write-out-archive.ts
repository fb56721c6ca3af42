import { scheduledRuns } from '../archive/scheduled-runs.ts';
import { writeArchive } from '../archive/write-archive.ts';
import { loadScenario } from '../scenario/load.ts';
import type { ArchiveCommandLine } from './command-line.ts';

/** Writes an archive as the runs of a scheduled job would have left it. Returns how much was written where. */
export async function writeOutArchive({ archive: folder, scenario: name, today }: ArchiveCommandLine) {
  const scenario = await loadScenario(name, today === undefined ? {} : { today });
  const { snapshots, observations, ledgers } = await writeArchive(scenario, folder, scheduledRuns(scenario));
  return {
    archive: folder,
    scenario: scenario.name,
    today: scenario.today,
    snapshots: snapshots.length,
    observations: observations.length,
    ledgers: ledgers.length,
  };
}
