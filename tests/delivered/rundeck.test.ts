import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { POST_TARGET_NAMES, REPORT_OUTPUT_NAMES } from '@ou-cost/contract/options';
import { METRICS } from '@ou-cost/spend';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { hasShellcheck } from '../support/hosts/debian-clients.ts';
import { deliveredJobs, jobNamed, refusedOptions, scriptOf } from '../support/hosts/rundeck-jobs.ts';
import { JOB_VALUES } from '../support/hosts/rundeck-vocabulary.ts';
import { execute } from '../support/processes/execute.ts';

const jobs = deliveredJobs();

describe('the job definitions', () => {
  it('are five, each with an id of its own, and none starts by itself before somebody switches it on', () => {
    expect(jobs.map(({ name }) => name).sort()).toEqual([
      'Doctor',
      'List of units',
      'Month to date',
      'Monthly report',
      'Nightly look',
    ]);
    expect(new Set(jobs.map(({ uuid }) => uuid)).size).toBe(5);
    for (const { name, schedule, scheduleEnabled } of jobs) {
      if (schedule !== undefined) expect(scheduleEnabled, name).toBe(false);
      if (schedule !== undefined) expect(schedule.crontab).toMatch(/^0 \d+ \d+ (\*|\d+) \* \? \*$/);
    }
  });

  it('have values that Rundeck has names for, and one step, which is a script', () => {
    for (const job of jobs) {
      expect(JOB_VALUES.loglevel, job.name).toContain(job.loglevel);
      expect(JOB_VALUES.strategy, job.name).toContain(job.sequence.strategy);
      expect(job.sequence.keepgoing, job.name).toBe(false);
      expect(job.sequence.commands.map(({ script }) => typeof script)).toEqual(['string']);
      for (const { name, value = '', values = [] } of job.options ?? []) {
        for (const text of [value, ...values]) expect(typeof text, name).toBe('string');
      }
    }
  });

  it('have options that Rundeck accepts when it imports a job', () => {
    expect(jobs.flatMap(refusedOptions)).toEqual([]);
  });

  it('offer every metric and every output, and take the units from a file', () => {
    for (const name of ['Monthly report', 'Month to date']) {
      const options = new Map(jobNamed(jobs, name).options?.map((option) => [option.name, option]));
      expect(options.get('metric')?.values?.toSorted()).toEqual([...METRICS].sort());
      expect(options.get('outputs')?.values).toEqual(REPORT_OUTPUT_NAMES);
      for (const list of ['ou', 'exclude_ou']) {
        expect(options.get(list)?.valuesUrl).toBe('file:/var/lib/rundeck/ou-cost/ous.json');
      }
    }
  });

  it('take the address of a webhook from Key Storage, and ask nobody for it', () => {
    for (const name of ['Monthly report', 'Month to date']) {
      const options = new Map(jobNamed(jobs, name).options?.map((option) => [option.name, option]));
      for (const target of POST_TARGET_NAMES) {
        const { description: _, ...option } = { description: '', ...options.get(`${target}_webhook`) };
        expect(option, `${name}, ${target}`).toEqual({
          name: `${target}_webhook`,
          secure: true,
          valueExposed: true,
          hidden: true,
          storagePath: `keys/ou-cost/${target}-webhook`,
        });
      }
    }
  });

  it.each([
    [{ name: 'a b' }, 'has a name that is not allowed'],
    [{ storagePath: 'ou-cost/x', secure: true }, 'has a storage path outside keys/'],
    [{ storagePath: 'keys/x' }, 'has a storage path, but is not secure'],
    [{ valueExposed: true }, 'is exposed, but not secure'],
    [{ hidden: true }, 'is hidden without a value'],
    [{ multivalued: true }, 'has several values and no delimiter'],
    [{ delimiter: ',' }, 'has a delimiter, but one value'],
    [{ multivalued: true, delimiter: ',', secure: true }, 'is secure and has several values'],
    [{ enforced: true, values: ['a', 'b'], value: 'c' }, 'has a default that is refused'],
    [{ regex: '[a-c]', values: ['a', 'ad'] }, 'has a value that does not match its expression'],
    [{ required: true }, 'is required, which a schedule cannot give'],
  ])('would be refused with the option %j', (option, why) => {
    const [job] = jobs.filter(({ schedule }) => schedule !== undefined);
    if (job === undefined) throw new Error('there is no job with a schedule');
    const { name } = { name: 'own', ...option };
    const options = [{ name: 'own', ...option }];
    expect(refusedOptions({ ...job, options })).toEqual([`${job.name}: ${name} ${why}`]);
    const twice = [{ name: 'own' }, { name: 'own' }];
    expect(refusedOptions({ ...job, options: twice })).toEqual([`${job.name}: own has the name of another`]);
  });

  it('let Rundeck paste nothing into a script', () => {
    for (const job of jobs)
      expect(scriptOf(jobs, job.name), job.name).not.toMatch(/@[^\s@]+@|\$\{(unquoted)?option\./);
  });

  it.skipIf(!hasShellcheck())('have scripts that are clean by shellcheck', async () => {
    for (const job of jobs) {
      const file = join(temporaryFolder('rundeck'), 'job.sh');
      writeFileSync(file, scriptOf(jobs, job.name));
      expect(await execute('shellcheck', [file]), job.name).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    }
  });
});
