import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEPLOYED_SETTINGS } from '@ou-cost/doctor';
import { oneFileParameters, oneFileTemplates, PARTITIONS } from '@ou-cost/infra';
import { expect, it } from 'vitest';
import { inputsOf } from '../../scripts/build/terraform/inputs.ts';
import { documentText, markdownTable } from '../support/documents/markdown-table.ts';
import { REPOSITORY } from '../support/files/repository.ts';

const PARAMETERS = oneFileParameters('aws').payer;
const { payer, caller } = oneFileTemplates('aws', 'exports.handler = () => {};');

interface Template {
  readonly Resources: Record<string, { readonly Type: string; readonly Condition?: string }>;
  readonly Rules: Record<string, { readonly Assertions: readonly { readonly AssertDescription: string }[] }>;
}
const PAYER = JSON.parse(payer) as Template;
const CALLER = JSON.parse(caller) as Template;

const code = (text: string) => `\`${text}\``;

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

function settings(): string {
  const rows = Object.entries(DEPLOYED_SETTINGS).map(([key, { parameters, input }]) => {
    const [first, last] = [parameters[0], parameters.at(-1)];
    const parameter = PARAMETERS[first];
    const usual = parameter?.allowed.default;
    return [
      first === last ? code(first) : `${code(first)} to ${code(last ?? '')}`,
      code(input),
      code(key),
      usual === undefined ? 'must be given' : usual === '' ? 'none' : code(String(usual)),
      parameter?.description ?? '',
    ];
  });
  return table(["template's parameter", "Terraform's input", "CDK's key", 'default', 'means'], rows);
}

/** What each resource is for; a resource that is not here fails the test. */
const PURPOSES: Readonly<Record<string, string>> = {
  Invoker: 'role 1, invoker: callers assume it; it may invoke the one function',
  Reader:
    'role 3, reader: the function assumes it; it may read the organization and Cost Explorer, and a given export through Athena',
  Worker:
    'role 2, worker: the function runs as it; it may assume the roles that read, keep and deliver, and write its log',
  Archivist:
    'role 4, archivist: the function assumes it; it may keep reports under the one prefix of a bucket',
  Deliverer: 'role 5, deliverer: the function assumes it; it may deliver reports to those who are named',
  Scheduler: 'role 6, scheduler: EventBridge Scheduler invokes the function with it',
  ArchiveBucket: 'the bucket of the archive, which stays when the stack is deleted',
  ArchivePolicy: 'its policy: nothing is overwritten, and requests must be encrypted',
  SchedulesDeadLettersPolicy: 'its policy: requests must be encrypted',
  SchedulesDeadLetters: 'the queue of what EventBridge Scheduler could not hand over',
  SchedulesGroup: 'the group that contains the schedule and nothing else',
  SchedulesSchedule: 'the schedule, with everything that it asks for',
  ReportSecurityGroup: "the function's security group: HTTPS out, nothing in",
  ReportLog: "the function's log, with its retention",
  ReportFunction: 'the function, with its code',
  ReportFunctionEventInvokeConfig:
    'no retry of an asynchronous invocation, since each pays Cost Explorer again',
  FailuresAlarm: 'the alarm that tells the topic of failed runs',
  DeliveriesLines: 'counts the lines of the log that say that something did not arrive',
  DeliveriesAlarm: 'the alarm that tells the topic of reports that did not arrive',
  DroppedRunsAlarm: 'the alarm that tells the topic of runs that were given up',
  DeadLettersAlarm: 'the alarm that tells the topic of what waits in the queue',
  DroppedTriggersAlarm: 'the alarm that tells the topic of each trigger that EventBridge Scheduler gave up',
  EnterInvoker: 'an inline policy on the existing roles of callers: they may assume the invoker role',
};

function resources(): string {
  const rowsOf = ({ Resources }: Template, side: string) =>
    Object.entries(Resources).map(([id, { Type, Condition }]) => {
      const name = Object.keys(PURPOSES)
        .filter((one) => id.startsWith(one))
        .sort((one, other) => other.length - one.length)[0];
      expect(Object.keys(PURPOSES), id).toContain(name);
      const when = Condition?.replace(/IsGiven$/, '').replace('IsGivenAnd', '` and `');
      return [
        side,
        code(id),
        code(Type),
        when === undefined ? 'always' : `with ${code(when)}`,
        PURPOSES[name ?? ''] ?? '',
      ];
    });
  return table(
    ['template', 'resource', 'type', 'created', 'is'],
    [...rowsOf(PAYER, "payer's"), ...rowsOf(CALLER, "caller's")],
  );
}

function rules(): string {
  const rows = Object.entries(PAYER.Rules).map(([name, { Assertions }]) => [
    code(name),
    String(Assertions.length),
    Assertions[0]?.AssertDescription ?? '',
  ]);
  return table(['rule', 'assertions', 'the message of the first'], rows);
}

/** The document with these tables between their marks; everything around them stays. */
function withTables(document: string, tables: Readonly<Record<string, string>>): string {
  return Object.entries(tables).reduce((text, [name, made]) => {
    const start = `<!-- ${name}: \`npx vitest run tests/documents -u\` writes this table anew -->\n`;
    const end = `<!-- /${name} -->\n`;
    const [from, to] = [text.indexOf(start) + start.length, text.indexOf(end)];
    expect([text.includes(start), to > from - 1], name).toEqual([true, true]);
    return `${text.slice(0, from)}\n${made}\n\n${text.slice(to)}`;
  }, document);
}

it.each([
  ['deployment.md', { settings: settings() }],
  ['template-review.md', { resources: resources(), rules: rules() }],
])('%s has the tables that follow from the templates', async (name, tables) => {
  const file = join(REPOSITORY, 'docs', name);
  await expect(withTables(readFileSync(file, 'utf8'), tables)).toMatchFileSnapshot(file);
});

it("and the names of Terraform's inputs are those of its modules", () => {
  const inputs = inputsOf(PARAMETERS, PARTITIONS).map(({ name }) => name);
  expect(inputs.sort()).toEqual(
    Object.values(DEPLOYED_SETTINGS)
      .map(({ input }) => String(input))
      .sort(),
  );
});

it('every parameter has its setting, and every setting its parameters', () => {
  const named = Object.values(DEPLOYED_SETTINGS).flatMap(({ parameters }) => [...parameters]);
  expect([...named, 'DeployedThrough'].sort()).toEqual(Object.keys(PARAMETERS).sort());
});

it('every key of the configuration is a setting of all ways, or of those that only CDK has', () => {
  const deployment = documentText('docs', 'deployment.md');
  const keysIn = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, key = '']) => key);
  const plain = (key: string) => key.replace(/\[\].*$/, '');
  const all = markdownTable(deployment, 'key', 'default', 'means').flatMap(([cell]) => keysIn(cell));
  const onlyCdk = markdownTable(deployment, 'key', 'for').flatMap(([cell]) => keysIn(cell));
  const known = new Set([...Object.keys(DEPLOYED_SETTINGS), ...onlyCdk.map(plain)]);
  // What a stack is deployed into, and what has a parameter in the caller's template.
  for (const key of ['$schema', 'payer.accountId', 'payer.region', 'names.callerPolicy']) known.add(key);
  expect(all.length).toBeGreaterThan(30);
  expect(all.map(plain).filter((key) => !known.has(key))).toEqual([]);
  const unknown = onlyCdk.map(plain).filter((key) => key !== 'create' && !all.map(plain).includes(key));
  expect(unknown).toEqual([]);
});
