import { OuCostError } from '@ou-cost/spend';
import type { Command, CommanderError } from 'commander';

/**
 * What commander says against a command line, in the words of every other failure, with the help that explains the
 * remedy. Help and version, which end with an error too, are passed on.
 */
export function usageFailure(error: CommanderError, command: Command): Error {
  if (error.exitCode === 0) return error;
  return new OuCostError('InvalidUsage', `${whatIsWrong(error, command)}; see ${pathOf(command)} --help`, {
    cause: error,
  });
}

function whatIsWrong(error: CommanderError, command: Command): string {
  const said = error.message.replace(/^error: |\.$/g, '').replaceAll('\n', ' ');
  switch (error.code) {
    // If the command is missing, commander's message is the whole help.
    case 'commander.help':
      return "say what to do, as in 'ou-cost run'";
    case 'commander.excessArguments':
      return `'${command.args[0] ?? ''}' is neither an option nor the value of one; give each value after the name of its option`;
    case 'commander.unknownOption': {
      const option = /'(--[^']+)'/.exec(said)?.[1];
      const hasIt = ({ options }: Command) => options.some(({ long }) => long === option);
      const owner = commandsBelow(command).find(hasIt);
      if (owner !== undefined) {
        return `${option} belongs to a command; write it as in '${pathOf(owner)} ${option}'`;
      }
      const others = commandsBelow(rootOf(command))
        .filter(hasIt)
        .map((other) => `'${pathOf(other)}'`);
      return others.length === 0
        ? said
        : `${option} is an option of ${others.join(' and ')}, and not of '${pathOf(command)}'`;
    }
    default:
      return said;
  }
}

function rootOf(command: Command): Command {
  return command.parent === null ? command : rootOf(command.parent);
}

function commandsBelow(command: Command): Command[] {
  return command.commands.flatMap((one) => [one, ...commandsBelow(one)]);
}

function pathOf(command: Command): string {
  return command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;
}
