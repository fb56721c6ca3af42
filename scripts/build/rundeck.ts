import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { groupsOf, type OptionRow } from '@ou-cost/contract/options';
import { strToU8, type ZippableFile, zipSync } from 'fflate';

/** The name of the archive. Rundeck requires a folder of the same name in it. */
export const PLUGIN_NAME = 'ou-cost-rundeck-plugin';

/** A step's shell script, joined from parts; the jobs and the plugin share some of them. */
function stepText(folder: string, parts: readonly string[]): string {
  return parts.map((part) => readFileSync(join(folder, 'steps', part), 'utf8')).join('');
}

/**
 * The document of job definitions that Rundeck imports: a list with one job per file of
 * `integrations/rundeck/jobs`. `script: !step PARTS` is replaced by the joined text of those parts, and
 * `values: !values OPTION` by the values that the option has in the table of options.
 */
export function rundeckJobs(folder: string): string {
  return readdirSync(join(folder, 'jobs'))
    .sort()
    .map((file) => withValueLists(withSteps(folder, readFileSync(join(folder, 'jobs', file), 'utf8'))))
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
  return job.replaceAll(/^( *)script: !step (.+)$/gm, (_, indent: string, parts: string) => {
    const lines = stepText(folder, parts.split(' ')).trimEnd().split('\n');
    const text = lines.map((line) => (line === '' ? '' : `${indent}  ${line}`));
    return [`${indent}script: |`, ...text].join('\n');
  });
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
  return zipArchive({
    'plugin.yaml': plainFile(pluginDescription(folder, version)),
    'contents/report.sh': executable(stepText(folder, ['plugin.sh', 'plugin-report.sh', 'report.sh'])),
    'contents/doctor.sh': executable(stepText(folder, ['plugin.sh', 'plugin-doctor.sh', 'doctor.sh'])),
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
