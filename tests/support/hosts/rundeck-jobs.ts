import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

interface RundeckOption {
  readonly name: string;
  readonly value?: string;
  readonly values?: readonly string[];
  readonly regex?: string;
  readonly enforced?: boolean;
  readonly valuesUrl?: string;
  readonly multivalued?: boolean;
  readonly delimiter?: string;
}

export interface RundeckJob {
  readonly name: string;
  readonly uuid: string;
  readonly schedule?: { readonly crontab: string };
  readonly scheduleEnabled?: boolean;
  readonly options?: readonly RundeckOption[];
  readonly sequence: { readonly commands: readonly { readonly script: string }[] };
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
