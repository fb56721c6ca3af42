import { join } from 'node:path';
import { EXIT_CODES } from '@ou-cost/contract/exit-codes';
import {
  ARCHIVE_DIFF_OUTPUTS,
  ARCHIVE_LIST_OUTPUTS,
  COMMANDS,
  DOCTOR_OUTPUTS,
  descriptionOf,
  HISTORY_OUTPUTS,
  OPTION_GROUPS,
  type OptionGroup,
  OUS_OUTPUTS,
  PERIOD_FORMS,
  POST_TARGETS,
  RECONCILE_OUTPUTS,
  REPORT_OUTPUT_NAMES,
  REPORT_OUTPUTS,
  SCHEDULES_OUTPUTS,
  usageOf,
} from '@ou-cost/contract/options';
import { METRICS } from '@ou-cost/spend';
import { expect, it } from 'vitest';
import { RULE_TEXT } from '../../packages/cli/src/help/rules.ts';
import { UNIT_TEXT } from '../../packages/cli/src/help/units.ts';
import { documentText } from '../support/documents/markdown-table.ts';
import { REPOSITORY } from '../support/files/repository.ts';

function table(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return ['', line(header), line(header.map(() => '---')), ...rows.map(line)];
}

const code = (text: string) => `\`${text}\``;
const INTEGRATIONS = { 'shell-script': 'shell script', rundeck: 'Rundeck' } as const;

const GROUPS: readonly OptionGroup[] = OPTION_GROUPS;

function optionRows({ commands, options }: OptionGroup): string[][] {
  return Object.entries(options).map(([name, row]) => [
    code(usageOf(name, row)),
    descriptionOf(row),
    commands.map(code).join(', '),
    row.alsoIn.map((integration) => INTEGRATIONS[integration]).join(', '),
  ]);
}

function optionSection(title: string): string[] {
  const rows = GROUPS.filter((group) => group.title === title).flatMap(optionRows);
  return ['', `## ${title}`, ...table(['option', 'what it does', 'commands', 'also in'], rows)];
}

const explained = (rows: Readonly<Record<string, { readonly help: string }>>) =>
  Object.entries(rows).map(([name, { help }]) => [code(name), help]);

function page(): string {
  return [
    '# Options, outputs and exit codes',
    '',
    'Made from the tables in the package contract; `npx vitest run tests/documents -u` rewrites it. `ou-cost COMMAND --help`',
    'says the same, with examples.',
    '',
    '## Commands',
    ...table(
      ['command', 'what it does'],
      Object.entries(COMMANDS).map(([name, help]) => [code(name), help]),
    ),
    ...[...new Set(GROUPS.map(({ title }) => title))].flatMap(optionSection),
    '',
    '## Periods',
    '',
    'Periods are in UTC, and both ends are included.',
    ...table(
      ['form', 'means'],
      Object.entries(PERIOD_FORMS).map(([form, means]) => [code(form), means]),
    ),
    '',
    '## Metrics',
    '',
    `${METRICS.map(code).join(', ')}.`,
    '',
    '## Organizational units',
    '',
    '```text',
    UNIT_TEXT.trim(),
    '```',
    '',
    '## Rules',
    '',
    '```text',
    RULE_TEXT.trim(),
    '```',
    '',
    '## Outputs of a report',
    ...table(
      ['output', 'what it is', 'made for', 'media type', 'extension', '`--depth`'],
      REPORT_OUTPUT_NAMES.map((name) => {
        const { help, readers, mediaType, extension, obeysDepth } = REPORT_OUTPUTS[name];
        return [code(name), help, readers, code(mediaType), code(`.${extension}`), obeysDepth ? 'yes' : 'no'];
      }),
    ),
    '',
    '## Outputs of doctor',
    ...table(['output', 'what it is'], explained(DOCTOR_OUTPUTS)),
    '',
    '## Outputs of ous',
    ...table(['output', 'what it is'], explained(OUS_OUTPUTS)),
    '',
    '## Outputs of reconcile',
    ...table(['output', 'what it is'], explained(RECONCILE_OUTPUTS)),
    '',
    '## Outputs of history',
    ...table(['output', 'what it is'], explained(HISTORY_OUTPUTS)),
    '',
    '## Outputs of archive list',
    ...table(['output', 'what it is'], explained(ARCHIVE_LIST_OUTPUTS)),
    '',
    '## Outputs of archive diff',
    ...table(['output', 'what it is'], explained(ARCHIVE_DIFF_OUTPUTS)),
    '',
    '## Outputs of schedules',
    ...table(['output', 'what it is'], explained(SCHEDULES_OUTPUTS)),
    '',
    '## Webhooks',
    ...table(
      ['`--post`', 'what it is', 'variable with its address'],
      Object.entries(POST_TARGETS).map(([name, { help, variable }]) => [code(name), help, code(variable)]),
    ),
    '',
    '## Exit codes',
    ...table(
      ['exit code', 'means'],
      Object.entries(EXIT_CODES).map(([exitCode, row]) => [
        exitCode,
        'detail' in row ? `${row.meaning}; ${row.detail}` : row.meaning,
      ]),
    ),
    '',
  ].join('\n');
}

it('the page of options is the tables of options, outputs and exit codes', async () => {
  await expect(page()).toMatchFileSnapshot(join(REPOSITORY, 'docs', 'options.md'));
});

it('the README names the outputs that there are, and every kind of webhook', () => {
  const readme = documentText('README.md');
  const [paragraph = ''] = /^The same report comes as[\s\S]*?\n\n/m.exec(readme) ?? [];
  expect(paragraph.match(/(?<=`)[a-z-]+(?=`)/g)?.sort()).toEqual([...REPORT_OUTPUT_NAMES].sort());
  for (const target of Object.keys(POST_TARGETS))
    expect(readme).toMatch(new RegExp(`\`(--post )?${target}\``));
});
