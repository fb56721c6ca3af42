import { COMMANDS, type CommandName } from '@ou-cost/contract/options';
import type { Command } from 'commander';
import { usageFailure } from './ending/usage-failure.ts';

/** Adds the command of this name; of a name of two words the last one, since the program has the first already. */
export function commandIn(program: Command, name: CommandName, help: string): Command {
  const [word = name] = name.split(' ').slice(-1);
  const command = program.command(word).description(COMMANDS[name]).addHelpText('after', help);
  return failingAsUsage(command);
}

/** What commander says against the command line is a failure as every other is. */
export function failingAsUsage(command: Command): Command {
  return command.exitOverride((error) => {
    throw usageFailure(error, command);
  });
}
