import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { groupsOf } from '@ou-cost/contract/options';
import { lastFullMonth, loadScenario, type Scenario } from '@ou-cost/sandbox';
import { asksForHelp, refuseUnknownOptions } from '../arguments.ts';
import { run } from '../sandbox/child-process.ts';
import { SCHEDULER_ROLE, synthesizeStacks } from '../sandbox/stacks.ts';
import { archiveOptions } from './archive.ts';
import { exportOptions, writeExportOf } from './export.ts';
import { printHops } from './hops.ts';
import { startSandbox } from './processes.ts';
import { defaultQuestion } from './question.ts';
import { scheduledDemo } from './scheduled/main.ts';

/** Runs the whole chain on the sandbox, each part in a process of its own as on AWS. Returns the exit code. */
async function demo(args: readonly string[]): Promise<number> {
  const { scenario: name, today, out, exportOnly, isScheduled, rest } = optionsOf(args);
  const scenario = await loadScenario(name, today === undefined ? {} : { today });
  mkdirSync(out, { recursive: true });
  if (isScheduled) {
    if (rest.length > 0 || exportOnly) {
      throw new Error(
        `--scheduled runs what a schedule says: omit ${exportOnly ? '--export-only' : rest.join(' ')}`,
      );
    }
    return await scheduledDemo(scenario, name, out, say);
  }
  if (exportOnly) return await exportDemo(scenario, out);
  rmSync(join(out, 'cdk.out'), { recursive: true, force: true });

  say('1. synthesize the stacks');
  const { config, cdkOut } = await synthesizeStacks(
    scenario,
    out,
    readsExports(rest) ? { exports: { bucket: 'ou-cost-demo-exports' } } : {},
  );

  say('2. deploy them onto a sandbox AWS on loopback');
  // A day that was guessed is guessed again, so that the sandbox knows it as such.
  const day = scenario.isTodayGuessed === true ? [] : ['--today', scenario.today];
  const options = ['--cdk-out', cdkOut, '--scenario', name, ...day];
  await using sandbox = await startSandbox(options);
  const credentials = sandbox.description.principals[SCHEDULER_ROLE];
  if (credentials === undefined) throw new Error(`the sandbox has no credentials for ${SCHEDULER_ROLE}`);

  const archive = await archiveOptions(scenario, out, rest, readsExports(rest) ? 'exports' : 'cost-explorer');
  say(`3. as ${SCHEDULER_ROLE}: ${['ou-cost run', ...archive].join(' ')}`);
  const files = [
    ['json', 'report.json'],
    ['csv', 'report.csv'],
    ['markdown', 'report.md'],
    ['html', 'report.html'],
  ].flatMap(([format = '', file = '']) => ['--output', format, '--out', join(out, file)]);
  const toTerminal = rest.includes('--output') ? [] : ['--output', 'table'];
  const exitCode = await run(
    'packages/cli/bin/ou-cost.mjs',
    [
      'run',
      '--config',
      config,
      ...defaultQuestion(scenario.ledger, rest),
      ...archive,
      ...files,
      ...toTerminal,
      ...rest,
    ],
    {
      env: {
        AWS_ENDPOINT_URL: sandbox.description.endpoint,
        AWS_ACCESS_KEY_ID: credentials.accessKeyId,
        AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
        AWS_SESSION_TOKEN: credentials.sessionToken,
      },
    },
  );
  say('4. the calls that were made, each allowed by the synthesized policies');
  await printHops(sandbox.description.endpoint, say);
  if (exitCode === 0) say(`written: ${out}/report.json, report.csv, report.md, report.html, archive/`);
  return exitCode;
}

/** Whether the run reads the export that is deployed with the chain, instead of Cost Explorer. */
function readsExports(args: readonly string[]): boolean {
  const at = args.lastIndexOf('--source');
  return args.includes('--source=exports') || (at >= 0 && args[at + 1] === 'exports');
}

/** Writes the bill as an export, for a report on this machine. */
async function exportDemo(scenario: Scenario, out: string): Promise<number> {
  say('write the bill as AWS Data Exports deliver it');
  await writeExportOf(scenario, out);
  say(`written: ${out}/export, organization.json; a report of them, without AWS:`);
  const month = lastFullMonth(scenario.ledger);
  say(`  npx ou-cost report ${exportOptions(out).join(' ')} --period ${month}`);
  return 0;
}

const OWN_OPTIONS = {
  scenario: { type: 'string', default: 'enterprise' },
  today: { type: 'string' },
  'out-folder': { type: 'string', default: join('out', 'demo') },
  'export-only': { type: 'boolean', default: false },
  scheduled: { type: 'boolean', default: false },
} as const;

/** Every option that the demo takes: its own and those of `ou-cost run`. */
const OPTION_NAMES = [
  ...Object.keys(OWN_OPTIONS),
  ...groupsOf('run').flatMap(({ options }) => Object.keys(options)),
];

/** Separates the demo's own options from those of `ou-cost run`, which are passed on as `rest`. */
function optionsOf(args: readonly string[]) {
  const own = OWN_OPTIONS;
  const { values, tokens } = parseArgs({ args: [...args], options: own, strict: false, tokens: true });
  const taken = new Set(
    tokens.flatMap((token) =>
      token.kind === 'option' && Object.hasOwn(own, token.name)
        ? [token.index, ...(token.inlineValue === false ? [token.index + 1] : [])]
        : [],
    ),
  );
  return {
    scenario: String(values.scenario),
    today: values.today === undefined ? undefined : String(values.today),
    out: String(values['out-folder']),
    isScheduled: values.scheduled === true,
    exportOnly: values['export-only'] === true,
    rest: args.filter((_, at) => !taken.has(at)),
  };
}

function say(line: string): void {
  process.stderr.write(`demo: ${line}\n`);
}

// The run goes on if nobody reads what it says, as behind `| head`: its files are wanted all the same.
process.stderr.on('error', () => {});

const USAGE = `npm run demo [-- [--scenario NAME or FOLDER] [--today YYYY-MM-DD] [--out-folder FOLDER] [--export-only] [--scheduled] [options of ou-cost run]]

Runs the whole chain on the sandbox, without an AWS account, and writes the report to files.

  --scenario NAME or FOLDER  the organization and the bill: enterprise, or a folder with organization.json and a FOCUS
                             bill (default: enterprise)
  --today YYYY-MM-DD         Cost Explorer's current day
  --out-folder FOLDER        where the stacks and the report are written (default: out/demo)
  --export-only              only write the bill as AWS Data Exports deliver it, to read it with ou-cost report --exports
  --scheduled                a report that is made by itself: a schedule fires, and the report goes into an archive, by mail,
                             to a topic and to a webhook; out/demo/scheduled then has all that they got
  --help                     this text

Every other option is one of ou-cost run: see npx ou-cost run --help. Without them the last full month of the bill is
reported, compared with the month before, --by charge-type --by service, with --trend 13; another --period has no trend
unless --trend is given. --archive is a folder as earlier runs would have left it, and --tree is as-was. With --source exports the chain is deployed with an export of the bill, which Athena reads.
`;

try {
  const args = process.argv.slice(2);
  if (asksForHelp(args)) process.stdout.write(USAGE);
  else {
    refuseUnknownOptions(args, OPTION_NAMES);
    process.exitCode = await demo(args);
  }
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
