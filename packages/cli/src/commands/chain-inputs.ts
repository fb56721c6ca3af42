import type { Config } from '@ou-cost/contract';
import { type Announcements, announcementsOn } from '../announcements.ts';
import type { ChainOptions } from '../chain-options.ts';
import { loadConfig } from '../config-file.ts';
import { type Connection, connectionOf } from '../connection.ts';
import { newRunId } from '../run-id.ts';
import type { Surroundings } from '../surroundings.ts';
import { checkOutputFiles } from '../write-outputs.ts';

/** What `doctor` and `ous` have settled before anything is asked of AWS. */
export interface ChainInputs {
  readonly runId: string;
  readonly config: Config | null;
  readonly connection: Connection;
  readonly announcements: Announcements;
}

/** Checks the output and the configuration. Fails with InvalidUsage or InvalidConfiguration. */
export async function chainInputs(options: ChainOptions, surroundings: Surroundings): Promise<ChainInputs> {
  const { environment, stderr, workingFolder, now } = surroundings;
  await checkOutputFiles(options.out === undefined ? [] : [options.out]);
  const config = await loadConfig(options.config ?? null, workingFolder);
  const connection = connectionOf(options, config, environment);
  const announcements = announcementsOn(stderr, {
    isQuiet: options.quiet === true,
    hasDumbTerminal: environment.hasDumbTerminal === true,
    now,
  });
  const runId = newRunId();
  await announcements.say(`run ${runId}`);
  return { runId, config, connection, announcements };
}
