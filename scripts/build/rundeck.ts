import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ZipEntry, zipArchive } from './zip-archive.ts';

/** Rundeck looks for a folder in the archive that has the archive's own name. */
export const PLUGIN_NAME = 'ou-cost-rundeck-plugin';

/** The steps' shell text is put together from parts that jobs and plugin share. */
function stepText(folder: string, parts: readonly string[]): string {
  return parts.map((part) => readFileSync(join(folder, 'steps', part), 'utf8')).join('');
}

/**
 * The job definitions as Rundeck imports them, all in one document: a list of one job per file of
 * `integrations/rundeck/jobs`, with `script: !step PARTS` replaced by the text of those parts.
 */
export function rundeckJobs(folder: string): string {
  return readdirSync(join(folder, 'jobs'))
    .sort()
    .map((file) => withSteps(folder, readFileSync(join(folder, 'jobs', file), 'utf8')))
    .join('\n');
}

function withSteps(folder: string, job: string): string {
  return job.replaceAll(/^( *)script: !step (.+)$/gm, (_, indent: string, parts: string) => {
    const lines = stepText(folder, parts.split(' ')).trimEnd().split('\n');
    const text = lines.map((line) => (line === '' ? '' : `${indent}  ${line}`));
    return [`${indent}script: |`, ...text].join('\n');
  });
}

/** The script plugin as Rundeck takes it from its `libext` folder, with the command line inside. */
export function rundeckPlugin(
  folder: string,
  version: string,
  commandLine: string,
  texts: PluginTexts,
): Buffer {
  const description = readFileSync(join(folder, 'plugin', 'plugin.yaml'), 'utf8');
  const file = (path: string, content: string, isExecutable = false): ZipEntry => ({
    path: `${PLUGIN_NAME}/${path}`,
    content,
    isExecutable,
  });
  return zipArchive([
    file('plugin.yaml', description.replace('!version', version)),
    file('contents/report.sh', stepText(folder, ['plugin.sh', 'plugin-report.sh', 'report.sh']), true),
    file('contents/doctor.sh', stepText(folder, ['plugin.sh', 'plugin-doctor.sh', 'doctor.sh']), true),
    file('contents/ou-cost.mjs', commandLine, true),
    file('contents/LICENSE', texts.license),
    file('contents/THIRD-PARTY-NOTICES.txt', texts.notices),
  ]);
}

export interface PluginTexts {
  readonly license: string;
  readonly notices: string;
}
