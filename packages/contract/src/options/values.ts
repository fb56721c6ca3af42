import type { CommandName, OPTION_GROUPS } from './commands.ts';
import type { FieldOf } from './names.ts';
import type { OptionRow, OptionTable } from './row.ts';

type OneValue<Row extends OptionRow> = Row extends { readonly takes: 'nothing' }
  ? true
  : Row extends { readonly takes: 'choice'; readonly values: readonly (infer Value)[] }
    ? Value
    : Row extends { readonly takes: 'number' }
      ? number
      : string;

type ValueOf<Name extends string, Row extends OptionRow> = Name extends `no-${string}`
  ? boolean
  : Row extends { readonly repeatable: true }
    ? OneValue<Row>[]
    : OneValue<Row>;

/** The parsed options of a table by field; what was not given is absent. Ordered options are collected apart. */
export type OptionValues<Table extends OptionTable> = {
  readonly [Name in keyof Table & string as Table[Name] extends { readonly ordered: true }
    ? never
    : FieldOf<Name>]?: ValueOf<Name, Table[Name]>;
};

type Groups = (typeof OPTION_GROUPS)[number];

/** The tables of the groups that each of the commands takes. */
type TablesOf<Command extends CommandName, Group extends Groups = Groups> = Group extends Groups
  ? [Command] extends [Group['commands'][number]]
    ? Group['options']
    : never
  : never;

type Merged<Tables> = (Tables extends Tables ? (table: Tables) => void : never) extends (
  table: infer All,
) => void
  ? All
  : never;

/** The parsed options of a command; of several commands, those that all of them take. */
export type OptionsOf<Command extends CommandName> =
  Merged<TablesOf<Command>> extends infer Table extends OptionTable ? OptionValues<Table> : never;

/** The names of a command's options whose order counts. */
export type OrderedOptionOf<Command extends CommandName> =
  Merged<TablesOf<Command>> extends infer Table extends OptionTable
    ? {
        [Name in keyof Table & string]: Table[Name] extends { readonly ordered: true } ? Name : never;
      }[keyof Table & string]
    : never;
