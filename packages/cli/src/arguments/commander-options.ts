import {
  type CommandName,
  descriptionOf,
  groupsOf,
  type OptionRow,
  type OrderedOptionOf,
  usageOf,
} from '@ou-cost/contract/options';
import { type Command, Option } from 'commander';
import { languageTag, oneOf, textValue, wholeNumber } from './option-values.ts';

/** What takes the values of options whose order counts, in the order of the command line. */
export type OrderedListeners<Name extends CommandName> = Readonly<
  Record<OrderedOptionOf<Name>, (value: string) => void>
>;

/** Adds every option that the table has for a command, group by group. */
export function addOptions<Name extends CommandName>(
  command: Command,
  name: Name,
  listeners: OrderedListeners<Name>,
): Command {
  for (const { title, options } of groupsOf(name)) {
    command.optionsGroup(`${title}:`);
    for (const [option, row] of Object.entries(options)) command.addOption(commanderOption(option, row));
  }
  for (const [option, listener] of Object.entries<(value: string) => void>(listeners)) {
    command.on(`option:${option}`, listener);
  }
  return command;
}

function commanderOption(name: string, row: OptionRow): Option {
  const option = new Option(usageOf(name, row), descriptionOf(row));
  // What collects ordered options checks their values, and can say more about them.
  if (row.ordered) return option;
  return row.repeatable ? repeatable(checked(option, row)) : checked(option, row);
}

/** The option with what checks its value; other text is checked by whoever reads it. */
function checked(option: Option, row: OptionRow): Option {
  switch (row.takes) {
    case 'nothing':
      return option;
    case 'text':
      return option.argParser((text) => textValue(text, `--${option.name()}`));
    case 'choice':
      return option.argParser((text) => oneOf(row.values, text, `--${option.name()}`));
    case 'number':
      return option.argParser(wholeNumber(row.smallest, row.largest, `--${option.name()}`));
    case 'language-tag':
      return option.argParser((text) => languageTag(text, `--${option.name()}`));
  }
}

function repeatable(option: Option): Option {
  const parse = option.parseArg;
  return option.argParser((text: string, before: unknown[] = []) => [
    ...before,
    parse === undefined ? text : parse(text, undefined),
  ]);
}
