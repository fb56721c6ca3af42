import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { pluginDescription, pluginScripts } from '../../../scripts/build/rundeck.ts';
import { temporaryFolder } from '../files/temporary-folder.ts';
import { type Ended, execute } from '../processes/execute.ts';
import { deliveredJobs, RUNDECK_FOLDER, scriptOf } from './rundeck-jobs.ts';

/** A step that Rundeck runs: the one of a job, or one of the plugin's. */
export interface RundeckStep {
  readonly name: string;
  readonly script: string;
  /** What the names of the variables begin with in which its options arrive. */
  readonly prefix: 'RD_OPTION_' | 'RD_CONFIG_';
  /** Its options with their defaults, as the job or the plugin declares them. */
  readonly defaults: Readonly<Record<string, string>>;
}

interface PluginText {
  readonly providers: readonly {
    readonly name: string;
    readonly 'script-file': string;
    readonly config: readonly { readonly name: string; readonly default?: string }[];
  }[];
}

export function jobSteps(): RundeckStep[] {
  const jobs = deliveredJobs();
  return jobs.map(({ name, options = [] }) => ({
    name,
    script: scriptOf(jobs, name),
    prefix: 'RD_OPTION_',
    defaults: Object.fromEntries(
      options.flatMap(({ name: option, value }) => (value === undefined ? [] : [[option, value]])),
    ),
  }));
}

export function pluginSteps(): RundeckStep[] {
  const description = pluginDescription(RUNDECK_FOLDER, '0.0.0');
  const scripts = pluginScripts(RUNDECK_FOLDER, description);
  const { providers } = parse(description, { version: '1.1' }) as PluginText;
  return providers.map(({ name, 'script-file': file, config }) => ({
    name,
    script: scripts.get(file) ?? '',
    prefix: 'RD_CONFIG_',
    defaults: Object.fromEntries(
      config.flatMap(({ name: property, default: value }) =>
        value === undefined ? [] : [[property, value]],
      ),
    ),
  }));
}

/** The steps that make a report. */
export function reportSteps(): RundeckStep[] {
  return [...jobSteps(), ...pluginSteps()].filter(({ defaults }) => Object.hasOwn(defaults, 'outputs'));
}

/** Steps with their names, for a table of tests. */
export const named = (steps: readonly RundeckStep[]) => steps.map((step) => [step.name, step] as const);

type Variables = Readonly<Record<string, string>>;

/** What a step asked of ou-cost. */
interface Asked extends Ended {
  /** The arguments of ou-cost; null where it was not started. */
  readonly args: readonly string[] | null;
  /** The environment of ou-cost: `NAME=value`. */
  readonly environment: readonly string[];
}

/** Writes down its arguments and its environment, and the files that it is asked for, unless it is told to fail. */
const PROGRAM = `#!/bin/sh
here=$(dirname -- "$0")
printf '[%s]\\n' "$@" >"$here/arguments"
env >"$here/environment"
[ "\${FAILS_WITH:-0}" -eq 0 ] || { echo failed >&2; exit "$FAILS_WITH"; }
for one; do
  case $one in --out=*) echo report >"\${one#--out=}" ;; esac
done
exit "\${ENDS_WITH:-0}"
`;

/** A Rundeck server on which ou-cost and node are one program that writes down what it was asked for. */
export class RundeckHost {
  readonly #programs = temporaryFolder('rundeck-programs');
  /** The folder for reports. */
  readonly reports = join(this.#programs, 'reports');

  constructor() {
    mkdirSync(this.reports);
    for (const name of ['ou-cost', 'node']) {
      writeFileSync(join(this.#programs, name), PROGRAM);
      chmodSync(join(this.#programs, name), 0o755);
    }
  }

  /** Runs a step with options, and with further variables of its environment. */
  async run(step: RundeckStep, options: Variables, variables: Variables = {}): Promise<Asked> {
    const passed = Object.entries(options).map(([name, value]) => [
      `${step.prefix}${name.toUpperCase()}`,
      value,
    ]);
    const folder = step.prefix === 'RD_CONFIG_' ? 'RD_CONFIG_FOLDER' : 'OU_COST_FOLDER';
    const written = ['arguments', 'environment'].map((name) => join(this.#programs, name));
    for (const file of written) rmSync(file, { force: true });
    const ended = await execute('/bin/sh', ['-c', step.script, 'step'], {
      env: {
        PATH: `${this.#programs}:/usr/bin:/bin`,
        [folder]: this.reports,
        ...Object.fromEntries(passed),
        ...variables,
      },
    });
    const [args = '', environment = ''] = written.map((file) =>
      existsSync(file) ? readFileSync(file, 'utf8') : '',
    );
    return {
      ...ended,
      args: args === '' ? null : this.#argumentsIn(args),
      environment: environment.split('\n'),
    };
  }

  /** The plugin starts node with the program, which is not an argument of ou-cost. */
  #argumentsIn(text: string): string[] {
    return [...text.matchAll(/^\[([\s\S]*?)\]$/gm)]
      .map(([, argument = '']) => argument)
      .filter((argument) => !argument.endsWith('/ou-cost.mjs'));
  }
}
