import { parseArgs } from 'node:util';

export const help = `npm run sandbox -- [options]

Serves an imitation of AWS on 127.0.0.1 until it is interrupted, or until the process that started it ends. The first
line on standard output is one JSON object: the endpoint, the credentials of every principal, the function and the role
that invokes it.

  --port N                   the port (default: a free one)
  --scenario NAME or FOLDER  the organization and the bill to serve: enterprise, or a folder with
                             organization.json and a FOCUS bill (default: enterprise)
  --today YYYY-MM-DD         Cost Explorer's current day (default: the real day for enterprise, a week after the last
                             charge for a folder)
  --latency MS               how long every request waits before it is served (default: 0)
  --page-size N              groups on a page of Cost Explorer (default: 1000)
  --quotas aws or off        whether requests are throttled at AWS's rates (default: off)
  --cost-explorer-rate N     Cost Explorer's requests per second with --quotas aws (default: 5)
  --faults FILE              the faults to inject
  --secrets FILE             secrets and parameters that exist: a JSON object with their ARNs and texts
  --env FILE                 writes FILE, readable by its owner only: shell assignments that point the AWS CLI and
                             ou-cost to the sandbox as RundeckBatchRole
  --cdk-out FOLDER           serves stacks that npm run synth wrote (default: synthesizes stacks for the scenario)
  --stacks FILE              serves plain CloudFormation templates instead: a JSON list of
                             {"name", "accountId", "region", "template": FILE, "parameters": {"Name": "text"}}
  --export FOLDER            serves nothing: writes the bill as AWS exports it into FOLDER, and organization.json beside
                             it, and ends; only --scenario and --today go with it, and
  --export-table NAME        FOCUS_1_2_AWS, FOCUS_1_0_AWS or COST_AND_USAGE_REPORT (default: FOCUS_1_2_AWS)
  --export-format NAME       parquet, csv.gz or csv (default: parquet)
  --archive FOLDER           serves nothing: writes into FOLDER what runs of ou-cost --archive would have left, every
                             night since thirteen months ago, and ends; only --scenario and --today go with it
  --help                     this text
`;

const OPTIONS = {
  port: { type: 'string', default: '0' },
  scenario: { type: 'string', default: 'enterprise' },
  today: { type: 'string' },
  latency: { type: 'string', default: '0' },
  'page-size': { type: 'string' },
  quotas: { type: 'string', default: 'off' },
  'cost-explorer-rate': { type: 'string' },
  faults: { type: 'string' },
  secrets: { type: 'string' },
  env: { type: 'string' },
  'cdk-out': { type: 'string' },
  stacks: { type: 'string' },
  export: { type: 'string' },
  'export-table': { type: 'string' },
  'export-format': { type: 'string' },
  archive: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

/** The names of the options, without the two hyphens. */
export const optionNames: readonly string[] = Object.keys(OPTIONS);

/** What goes with `--export`. */
const OF_EXPORT: readonly string[] = ['export', 'export-table', 'export-format', 'scenario', 'today'];
/** What goes with `--archive`. */
const OF_ARCHIVE: readonly string[] = ['archive', 'scenario', 'today'];
const EXPORT_TABLES = ['FOCUS_1_2_AWS', 'FOCUS_1_0_AWS', 'COST_AND_USAGE_REPORT'] as const;
const EXPORT_FORMATS = ['parquet', 'csv.gz', 'csv'] as const;

/** A bill to write instead of serving it. */
export interface ExportCommandLine {
  readonly export: string;
  readonly scenario: string;
  readonly today?: string;
  readonly table: (typeof EXPORT_TABLES)[number];
  readonly format: (typeof EXPORT_FORMATS)[number];
}

/** An archive to write instead of serving. */
export interface ArchiveCommandLine {
  readonly archive: string;
  readonly scenario: string;
  readonly today?: string;
}

export interface CommandLine {
  readonly port: number;
  readonly scenario: string;
  readonly today?: string;
  readonly latency: number;
  readonly pageSize?: number;
  readonly quotas: 'aws' | 'off';
  readonly costExplorerRate?: number;
  /** The path of a faults file. */
  readonly faults?: string;
  /** The path of a file with secrets. */
  readonly secrets?: string;
  /** The file that gets the shell assignments. */
  readonly env?: string;
  /** The folder of the stacks. Without it and without `stacks` they must be synthesized. */
  readonly cdkOut?: string;
  /** The file that lists templates with their parameters. */
  readonly stacks?: string;
}

/**
 * The options, or `help` if the help text is asked for.
 *
 * @throws Error with one line that names the wrong argument
 */
export function parseCommandLine(
  args: readonly string[],
): CommandLine | ExportCommandLine | ArchiveCommandLine | 'help' {
  const { values, tokens } = parseArgs({ args: [...args], options: OPTIONS, tokens: true });
  if (values.help) return 'help';
  const given = tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : []));
  if (values.export !== undefined) return exportCommandLine({ ...values, export: values.export }, given);
  if (values.archive !== undefined) return archiveCommandLine({ ...values, archive: values.archive }, given);
  const stray = given.find((name) => name.startsWith('export-'));
  if (stray !== undefined) throw new Error(`--${stray} has no effect without an export: add --export FOLDER`);
  const pageSize = values['page-size'];
  const rate = values['cost-explorer-rate'];
  const { 'cdk-out': cdkOut, stacks } = values;
  if (cdkOut !== undefined && stacks !== undefined) {
    throw new Error(`--cdk-out ${cdkOut} and --stacks ${stacks} name two deployments: use one of them`);
  }
  if (rate !== undefined && values.quotas !== 'aws') {
    throw new Error(`--cost-explorer-rate ${rate} has no effect without quotas: add --quotas aws`);
  }
  return {
    port: wholeNumber('--port', values.port),
    scenario: values.scenario,
    latency: wholeNumber('--latency', values.latency),
    quotas: quotas(values.quotas),
    ...(values.today === undefined ? {} : { today: values.today }),
    ...(pageSize === undefined ? {} : { pageSize: wholeNumber('--page-size', pageSize) }),
    ...(rate === undefined ? {} : { costExplorerRate: positiveNumber('--cost-explorer-rate', rate) }),
    ...(values.faults === undefined ? {} : { faults: values.faults }),
    ...(values.secrets === undefined ? {} : { secrets: values.secrets }),
    ...(values.env === undefined ? {} : { env: values.env }),
    ...(cdkOut === undefined ? {} : { cdkOut }),
    ...(stacks === undefined ? {} : { stacks }),
  };
}

function exportCommandLine(
  values: {
    readonly export: string;
    readonly scenario: string;
    readonly today?: string | undefined;
    readonly 'export-table'?: string | undefined;
    readonly 'export-format'?: string | undefined;
  },
  given: readonly string[],
): ExportCommandLine {
  const stray = given.find((name) => !OF_EXPORT.includes(name));
  if (stray !== undefined)
    throw new Error(`--${stray} has no effect with --export, which serves nothing: omit it`);
  return {
    export: values.export,
    scenario: values.scenario,
    ...(values.today === undefined ? {} : { today: values.today }),
    table: oneOf('--export-table', values['export-table'], EXPORT_TABLES),
    format: oneOf('--export-format', values['export-format'], EXPORT_FORMATS),
  };
}

function archiveCommandLine(
  {
    archive,
    scenario,
    today,
  }: { readonly archive: string; readonly scenario: string; readonly today?: string | undefined },
  given: readonly string[],
): ArchiveCommandLine {
  const stray = given.find((name) => !OF_ARCHIVE.includes(name));
  if (stray !== undefined)
    throw new Error(`--${stray} has no effect with --archive, which serves nothing: omit it`);
  return { archive, scenario, ...(today === undefined ? {} : { today }) };
}

/** One of the names; the first if none is given. */
function oneOf<const T extends string>(
  option: string,
  text: string | undefined,
  names: readonly [T, ...T[]],
): T {
  if (text === undefined) return names[0];
  const found = names.find((name) => name === text);
  if (found !== undefined) return found;
  throw new Error(`${option} is ${JSON.stringify(text)}: write one of ${names.join(', ')}`);
}

function quotas(text: string): 'aws' | 'off' {
  if (text !== 'aws' && text !== 'off') {
    throw new Error(`--quotas is ${JSON.stringify(text)}: write aws or off`);
  }
  return text;
}

function positiveNumber(option: string, text: string): number {
  if (!/^\d{1,5}(\.\d{1,6})?$/.test(text) || Number(text) === 0) {
    throw new Error(`${option} is ${JSON.stringify(text)}: write a number above 0`);
  }
  return Number(text);
}

function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) {
    throw new Error(`${option} is ${JSON.stringify(text)}: write a whole number`);
  }
  return Number(text);
}
