import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { groupsOf, type OptionRow } from '@ou-cost/contract/options';
import { strToU8, type ZippableFile, zipSync } from 'fflate';
import { parse } from 'yaml';

/** The name of the archive. Rundeck requires a folder of the same name in it. */
export const PLUGIN_NAME = 'ou-cost-rundeck-plugin';

/** What a step's script is made for: the variables in which its options arrive, and their defaults. */
interface StepContext {
  /** What the names of the variables begin with. */
  readonly prefix: 'RD_OPTION_' | 'RD_CONFIG_';
  readonly options: readonly { readonly name: string; readonly default?: string }[];
  /** The job's own id, which its script knows on nodes that pass no variables as well. */
  readonly uuid?: string;
}

/**
 * A step's shell script, joined from parts; the jobs and the plugin share most of them. `!option NAME` in them is
 * replaced by the variable of the option, with the option's own default where the variable is not set, or by nothing
 * where there is no such option; `!uuid` by the job's id.
 */
function stepText(folder: string, parts: readonly string[], context: StepContext): string {
  const text = parts.map((part) => readFileSync(join(folder, 'steps', part), 'utf8')).join('');
  return text
    .replaceAll(/!option ([a-z_]+)/g, (_, name: string) => variableOf(name, context))
    .replaceAll('!uuid', context.uuid ?? '');
}

function variableOf(name: string, { prefix, options }: StepContext): string {
  const option = options.find((one) => one.name === name);
  if (option === undefined) return "''";
  const value = option.default ?? '';
  if (!/^[\w,./-]*$/.test(value)) throw new Error(`the default '${value}' of ${name} would need quotes`);
  return `\${${prefix}${name.toUpperCase()}-${value}}`;
}

interface JobDefinition {
  readonly uuid: string;
  readonly options?: readonly { readonly name: string; readonly value?: string }[];
}

/**
 * The document of job definitions that Rundeck imports: a list with one job per file of
 * `integrations/rundeck/jobs`. `script: !step PARTS` is replaced by the joined text of those parts, and
 * `values: !values OPTION` by the values that the option has in the table of options.
 */
export function rundeckJobs(folder: string): string {
  return readdirSync(join(folder, 'jobs'))
    .sort()
    .map((file) => withSteps(folder, withValueLists(readFileSync(join(folder, 'jobs', file), 'utf8'))))
    .join('\n');
}

/** The values of an option of `ou-cost run`, as the table of options has them. */
function valuesOf(name: string): readonly string[] {
  const row: OptionRow | undefined = groupsOf('run').find(({ options }) => name in options)?.options[name];
  const values = row?.takes === 'choice' ? row.values : row?.takes === 'text' ? row.knownValues : undefined;
  if (values === undefined) throw new Error(`there is no option --${name} with values`);
  return values;
}

function withValueLists(job: string): string {
  return job.replaceAll(/^( *)values: !values (.+)$/gm, (_, indent: string, option: string) =>
    [`${indent}values:`, ...valuesOf(option).map((value) => `${indent}  - ${value}`)].join('\n'),
  );
}

function withSteps(folder: string, job: string): string {
  // The parser would warn of `!step`.
  const [{ uuid, options = [] }] = parse(job, { version: '1.1', logLevel: 'error' }) as [JobDefinition];
  const defaults = options.map(({ name, value = '' }) => ({ name, default: value }));
  return job.replaceAll(/^( *)script: !step (.+)$/gm, (_, indent: string, parts: string) => {
    const script = stepText(folder, parts.split(' '), { prefix: 'RD_OPTION_', options: defaults, uuid });
    const text = script
      .trimEnd()
      .split('\n')
      .map((line) => (line === '' ? '' : `${indent}  ${line}`));
    return [`${indent}script: |`, ...text].join('\n');
  });
}

interface PluginDescription {
  readonly providers: readonly {
    readonly 'script-file': string;
    readonly config: StepContext['options'];
  }[];
}

/** The parts of the plugin's scripts. */
const PLUGIN_SCRIPTS: Readonly<Record<string, readonly string[]>> = {
  'report.sh': ['plugin.sh', 'quiet.sh', 'plugin-report.sh', 'report-options.sh', 'report.sh'],
  'doctor.sh': ['plugin.sh', 'quiet.sh', 'doctor.sh'],
};

/** The plugin's scripts, by their file names. */
export function pluginScripts(folder: string, description: string): Map<string, string> {
  const { providers } = parse(description, { version: '1.1' }) as PluginDescription;
  return new Map(
    providers.map(({ 'script-file': name, config }) => {
      const parts = PLUGIN_SCRIPTS[name];
      if (parts === undefined) throw new Error(`the script '${name}' of the plugin has no parts`);
      return [name, stepText(folder, parts, { prefix: 'RD_CONFIG_', options: config })];
    }),
  );
}

/** The plugin's description; in it, the values of a property stand in one line. */
export function pluginDescription(folder: string, version: string): string {
  return readFileSync(join(folder, 'plugin', 'plugin.yaml'), 'utf8')
    .replace('!version', version)
    .replaceAll(/!values (.+)$/gm, (_, option: string) => valuesOf(option).join(','));
}

export interface PluginTexts {
  readonly license: string;
  readonly notices: string;
}

/** The script plugin with the command line in it, as the archive that belongs in Rundeck's `libext` folder. */
export function rundeckPlugin(
  folder: string,
  version: string,
  commandLine: string,
  texts: PluginTexts,
): Uint8Array {
  const description = pluginDescription(folder, version);
  return zipArchive({
    'plugin.yaml': plainFile(description),
    ...Object.fromEntries(
      [...pluginScripts(folder, description)].map(([name, text]) => [`contents/${name}`, executable(text)]),
    ),
    'contents/ou-cost.mjs': executable(commandLine),
    'contents/LICENSE': plainFile(texts.license),
    'contents/THIRD-PARTY-NOTICES.txt': plainFile(texts.notices),
  });
}

/** The code of the system whose file modes the archive records. */
const UNIX = 3;
/** The first date that the format can hold. A fixed date makes equal content equal bytes, in every time zone. */
const MODIFIED = new Date(1980, 0, 1);

/** The files in one folder that has the plugin's name. */
function zipArchive(files: Readonly<Record<string, ZippableFile>>): Uint8Array {
  const inFolder = Object.entries(files).map(([path, file]) => [`${PLUGIN_NAME}/${path}`, file] as const);
  return zipSync(Object.fromEntries(inFolder), { level: 9, mtime: MODIFIED, os: UNIX });
}

function plainFile(text: string): ZippableFile {
  return [strToU8(text), { attrs: 0o100644 << 16 }];
}

function executable(text: string): ZippableFile {
  return [strToU8(text), { attrs: 0o100755 << 16 }];
}
