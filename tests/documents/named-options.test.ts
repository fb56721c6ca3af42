import { globSync } from 'node:fs';
import { COMMANDS, type CommandName, groupsOf, type OptionRow } from '@ou-cost/contract/options';
import { expect, it } from 'vitest';
import { documentText } from '../support/documents/markdown-table.ts';
import { REPOSITORY } from '../support/files/repository.ts';

const COMMAND_NAMES = Object.keys(COMMANDS) as CommandName[];

/** Options of the AWS CLI, which remedies are written for. */
const OF_THE_AWS_CLI = [
  'configuration-updates',
  'database-name',
  'export-arn',
  'function-name',
  'name',
  'policy-document',
  'policy-name',
  'query',
  'role-name',
  'email-identity',
  'since',
  'state',
  'work-group',
];

/** What may follow `--output` in a sentence. */
const PROSE = ['', 'and', 'before', 'has', 'of', 'that'];

const filesLike = (...patterns: string[]) => globSync(patterns, { cwd: REPOSITORY }).sort();

function rowsOf(...commands: CommandName[]): (readonly [name: string, row: OptionRow])[] {
  return commands.flatMap((command) =>
    groupsOf(command).flatMap(({ options }) => Object.entries<OptionRow>(options)),
  );
}

/** The options in a text that none of the commands takes, and the outputs that none of them writes. */
function unknownIn(text: string, ...commands: CommandName[]): string[] {
  const rows = rowsOf(...commands);
  const names = [...rows.map(([name]) => name), 'help', 'version', ...OF_THE_AWS_CLI];
  const outputs = rows.flatMap(([name, row]) =>
    name === 'output' && row.takes === 'choice' ? row.values : [],
  );
  return [...text.matchAll(/(?<![\w-])--([a-z][a-z-]*)(?:[= ]([a-z][a-z-]*))?/g)].flatMap(
    ([found, name = '', value = '']) => {
      if (!names.includes(name)) return [found];
      return name === 'output' && ![...outputs, ...PROSE].includes(value) ? [found] : [];
    },
  );
}

it('a command line of ou-cost in a document or an integration has options and outputs that there are', () => {
  const commandLine = new RegExp(
    `ou-cost (${COMMAND_NAMES.toSorted((a, b) => b.length - a.length).join('|')})\\b([^\`\\n]*)`,
    'g',
  );
  const files = filesLike(
    'README*.md',
    'docs/**/*.md',
    'integrations/**/*.{yaml,sh}',
    'packages/cli/src/help/*.ts',
  );
  const unknown = files.flatMap((file) =>
    [...documentText(file).matchAll(commandLine)].flatMap(([, command, tail = '']) =>
      unknownIn(tail, command as CommandName).map((found) => `${file}: ou-cost ${command} ${found}`),
    ),
  );
  expect(unknown).toEqual([]);
});

it('a message or a comment names options and outputs that there are', () => {
  const files = filesLike('packages/{spend,doctor,contract,aws,report-function,cli}/src/**/*.ts').filter(
    (file) => !/\.test\.ts$|\/testing\//.test(file),
  );
  const unknown = files.flatMap((file) =>
    unknownIn(documentText(file), ...COMMAND_NAMES).map((found) => `${file}: ${found}`),
  );
  expect(unknown).toEqual([]);
});
