import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { rundeckJobs } from '../../../scripts/build/rundeck.ts';
import { REPOSITORY } from '../files/repository.ts';

/** What Rundeck's jobs and plugin are built from. */
export const RUNDECK_FOLDER = join(REPOSITORY, 'integrations', 'rundeck');

interface RundeckOption {
  readonly name: string;
  readonly value?: string;
  readonly values?: readonly string[];
  readonly regex?: string;
  readonly enforced?: boolean;
  readonly required?: boolean;
  readonly valuesUrl?: string;
  readonly multivalued?: boolean;
  readonly delimiter?: string;
  readonly secure?: boolean;
  readonly valueExposed?: boolean;
  readonly hidden?: boolean;
  readonly storagePath?: string;
}

export interface RundeckJob {
  readonly name: string;
  readonly uuid: string;
  readonly loglevel: string;
  readonly schedule?: { readonly crontab: string };
  readonly scheduleEnabled?: boolean;
  readonly options?: readonly RundeckOption[];
  readonly sequence: {
    readonly keepgoing: boolean;
    readonly strategy: string;
    readonly commands: readonly { readonly script: string }[];
  };
}

/** The job definitions that are delivered, read as YAML 1.1 like Rundeck reads them, in which a bare `yes` is true. */
export function deliveredJobs(): readonly RundeckJob[] {
  return parse(rundeckJobs(RUNDECK_FOLDER), { version: '1.1' });
}

/** The default values of an option. */
export function defaultsOf({ value, delimiter }: RundeckOption): readonly string[] {
  return value === undefined ? [] : delimiter === undefined ? [value] : value.split(delimiter);
}

/**
 * Why Rundeck would refuse options of a job on import, by the rules of its JobOptionDataValidator.groovy and
 * SharedJobOptionConstraints.groovy, and what would be useless.
 */
export function refusedOptions({ name, options = [], schedule }: RundeckJob): string[] {
  return options.flatMap((option, index) => {
    const { values = [], regex, value, storagePath } = option;
    const given = defaultsOf(option);
    const rules: readonly (readonly [broken: boolean, why: string])[] = [
      [!/^[a-zA-Z_0-9.-]+$/.test(option.name), 'has a name that is not allowed'],
      [options.findIndex((other) => other.name === option.name) !== index, 'has the name of another'],
      [storagePath !== undefined && !/^\/?keys\/.+/.test(storagePath), 'has a storage path outside keys/'],
      [storagePath !== undefined && option.secure !== true, 'has a storage path, but is not secure'],
      [option.valueExposed === true && option.secure !== true, 'is exposed, but not secure'],
      [
        option.hidden === true && value === undefined && storagePath === undefined,
        'is hidden without a value',
      ],
      [option.multivalued === true && option.delimiter?.length !== 1, 'has several values and no delimiter'],
      [option.multivalued !== true && option.delimiter !== undefined, 'has a delimiter, but one value'],
      [option.multivalued === true && option.secure === true, 'is secure and has several values'],
      [
        option.enforced === true && given.some((one) => !values.includes(one)),
        'has a default that is refused',
      ],
      [
        regex !== undefined && [...given, ...values].some((one) => !new RegExp(`^(?:${regex})$`).test(one)),
        'has a value that does not match its expression',
      ],
      [
        schedule !== undefined &&
          option.required === true &&
          value === undefined &&
          storagePath === undefined,
        'is required, which a schedule cannot give',
      ],
    ];
    return rules.flatMap(([isBroken, why]) => (isBroken ? [`${name}: ${option.name} ${why}`] : []));
  });
}

/** The job definitions in a build, read as YAML 1.1 like Rundeck reads them, in which a bare `yes` is true. */
export function rundeckJobsIn(dist: string): readonly RundeckJob[] {
  return parse(readFileSync(join(dist, 'ou-cost-rundeck-jobs.yaml'), 'utf8'), { version: '1.1' });
}

export function jobNamed(jobs: readonly RundeckJob[], name: string): RundeckJob {
  const job = jobs.find((one) => one.name === name);
  if (job === undefined) throw new Error(`there is no job '${name}'`);
  return job;
}

/** The shell script of a job's only step. */
export function scriptOf(jobs: readonly RundeckJob[], name: string): string {
  return jobNamed(jobs, name).sequence.commands[0]?.script ?? '';
}
