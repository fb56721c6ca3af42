import type { Command } from 'commander';
import type { ConnectionOptions } from '../connection/resolve.ts';
import { addFunctionOptions, addReachOptions } from './reach-options.ts';

/** What the commands that ask the function something else than a report share. */
export interface ChainOptions extends ConnectionOptions {
  readonly config?: string;
  readonly profile?: string;
  readonly out?: string;
  readonly quiet?: true;
  /** False under `--no-color`. */
  readonly color: boolean;
}

/** Where to write, and how to reach the function: under the names that `run` has. */
export function addChainOptions(command: Command): Command {
  command
    .option('--out <file>', 'where the result goes, whole or not at all (default: standard output)')
    .option('--quiet', 'say nothing on standard error but failures')
    .option('--no-color', 'no colours, as with NO_COLOR set');
  return addFunctionOptions(addReachOptions(command));
}
