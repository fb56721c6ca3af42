import type { Config } from '@ou-cost/contract';
import type { OptionsOf } from '@ou-cost/contract/options';
import type { CliContext } from '../cli-context.ts';
import { type ConnectedAws, connectAws } from '../connection/aws-side.ts';
import { loadConfig } from '../connection/config-file.ts';
import { type Connection, connectionOf } from '../connection/resolve.ts';
import { checkOutputFiles } from '../output/write-outputs.ts';
import { type Announcements, announcementsOn } from '../progress/announcements.ts';
import { newRunId } from '../run-id.ts';

/** What `doctor` and `ous` determine before the first call to AWS. */
export interface ChainInputs {
  readonly runId: string;
  readonly config: Config | null;
  readonly connected: ConnectedAws;
  readonly connection: Connection;
  readonly announcements: Announcements;
}

/** Checks the output and the configuration. Fails with InvalidUsage or InvalidConfiguration. */
export async function chainInputs(
  options: OptionsOf<'doctor' | 'ous'>,
  context: CliContext,
): Promise<ChainInputs> {
  const { environment, stderr, workingFolder, now } = context;
  await checkOutputFiles(options.out === undefined ? [] : [options.out]);
  const config = await loadConfig(options.config ?? null, workingFolder);
  const connected = await connectAws(options, context);
  const connection = connectionOf(options, config, connected.environment);
  const announcements = announcementsOn(stderr, {
    isQuiet: options.quiet === true,
    hasDumbTerminal: environment.hasDumbTerminal === true,
    now,
  });
  const runId = newRunId(now());
  await announcements.say(`run ${runId}`);
  return { runId, config, connected, connection, announcements };
}
