import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { REPORT_OUTPUT_NAMES, REPORT_OUTPUTS } from '@ou-cost/contract/options';
import { METRICS } from '@ou-cost/spend';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasShellcheck } from '../support/hosts/debian-clients.ts';
import { deliveredJobs, jobNamed, refusedOptions, scriptOf } from '../support/hosts/rundeck-jobs.ts';
import { JOB_VALUES } from '../support/hosts/rundeck-vocabulary.ts';
import { execute } from '../support/processes/execute.ts';

let folder: string;
const jobs = deliveredJobs();

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ou-cost-rundeck-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the job definitions', () => {
  it('are four, each with an id of its own, and none starts by itself before somebody switches it on', () => {
    expect(jobs.map(({ name }) => name).sort()).toEqual([
      'Doctor',
      'List of units',
      'Month to date',
      'Monthly report',
    ]);
    expect(new Set(jobs.map(({ uuid }) => uuid)).size).toBe(4);
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
      expect(options.get('ou')?.valuesUrl).toBe('file:/var/lib/rundeck/ou-cost/ous.json');
    }
  });

  it('let Rundeck paste nothing into a script', () => {
    for (const job of jobs)
      expect(scriptOf(jobs, job.name), job.name).not.toMatch(/@[^\s@]+@|\$\{(unquoted)?option\./);
  });

  it.skipIf(!hasShellcheck())('have scripts that are clean by shellcheck', async () => {
    for (const job of jobs) {
      const file = join(folder, 'job.sh');
      writeFileSync(file, scriptOf(jobs, job.name));
      expect(await execute('shellcheck', [file]), job.name).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    }
  });
});

describe('what a job passes on', () => {
  /** In the place of ou-cost stands a program that writes its arguments, one on a line, between brackets. */
  beforeAll(() => {
    writeFileSync(join(folder, 'ou-cost'), '#!/bin/sh\nprintf "[%s]\\n" "$@"\n');
    chmodSync(join(folder, 'ou-cost'), 0o755);
  });

  async function argumentsOf(job: string, options: Readonly<Record<string, string>>): Promise<string[]> {
    const env = Object.entries(options).map(([name, value]) => [`RD_OPTION_${name.toUpperCase()}`, value]);
    const { exitCode, stdout, stderr } = await execute('/bin/sh', ['-c', scriptOf(jobs, job), 'step'], {
      env: {
        PATH: `${folder}:/usr/bin:/bin`,
        OU_COST_CONFIG: '/c.json',
        OU_COST_FOLDER: '/f',
        RD_JOB_EXECID: '17',
        ...Object.fromEntries(env),
      },
    });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    return [...stdout.matchAll(/^\[([\s\S]*?)\]$/gm)].map(([, argument = '']) => argument);
  }

  it('is each option as one argument', async () => {
    const options = {
      period: 'last-3-months',
      ou: 'ou-a1b2-11111111|Workloads/R&D, Japan',
      metric: 'UnblendedCost,AmortizedCost',
      outputs: 'table,json,csv-ou,markdown',
      compare: 'previous',
      fail_if: 'total > 100',
    };
    expect(await argumentsOf('Monthly report', options)).toEqual([
      ...['run', '--no-color', '--config=/c.json', '--period=last-3-months', '--compare=previous'],
      ...['--fail-if=total > 100', '--metric=UnblendedCost', '--metric=AmortizedCost'],
      ...['--ou=ou-a1b2-11111111', '--ou=Workloads/R&D, Japan', '--output=table'],
      ...['--output=json', '--out=/f/ou-cost-last-3-months-17.json'],
      ...['--output=csv-ou', '--out=/f/ou-cost-last-3-months-17.ou.csv'],
      ...['--output=markdown', '--out=/f/ou-cost-last-3-months-17.md'],
    ]);
  });

  it('is every output of the table: one for the log, the others each with a file of its own', async () => {
    for (const output of REPORT_OUTPUT_NAMES) {
      const file =
        output === 'table' ? [] : [`--out=/f/ou-cost-2026-10-17.${REPORT_OUTPUTS[output].extension}`];
      const given = await argumentsOf('Monthly report', { period: '2026-10', outputs: output });
      expect(given.slice(4), output).toEqual([`--output=${output}`, ...file]);
    }
    const named = scriptOf(jobs, 'Monthly report').match(/(?<=--output=)[a-z-]+/g) ?? [];
    expect(REPORT_OUTPUT_NAMES).toEqual(expect.arrayContaining(named));
  });

  it('is nothing for an option that is left empty', async () => {
    expect(
      await argumentsOf('Monthly report', { period: 'last-month', ou: '', metric: '', compare: '' }),
    ).toEqual([...['run', '--no-color', '--config=/c.json', '--period=last-month', '--output=table']]);
    expect(await argumentsOf('Month to date', { granularity: 'daily' })).toEqual([
      ...[
        'run',
        '--no-color',
        '--config=/c.json',
        '--period=month-to-date',
        '--granularity=daily',
        '--output=table',
      ],
    ]);
    expect(await argumentsOf('Doctor', { paid: 'yes', negative: 'no' })).toEqual([
      ...['doctor', '--no-color', '--config=/c.json', '--paid'],
    ]);
    expect(await argumentsOf('List of units', {})).toEqual([
      ...['ous', '--config=/c.json', '--output=rundeck', '--out=/f/ous.json'],
    ]);
  });

  it('is never a command, an option or another folder, whatever is typed', async () => {
    const trap = join(folder, 'trapped');
    const hostile = [
      `$(touch ${trap})`,
      `\`touch ${trap}\``,
      `"; touch ${trap}; "`,
      `'; touch ${trap} #`,
      '* ?',
      '--out=/x',
    ];
    for (const text of hostile) {
      const given = await argumentsOf('Monthly report', {
        period: text,
        ou: text,
        compare: text,
        fail_if: text,
      });
      expect(given.slice(3, 6)).toEqual([`--period=${text}`, `--compare=${text}`, `--fail-if=${text}`]);
      expect(given).toContain(`--ou=${text}`);
    }
    expect(existsSync(trap)).toBe(false);
    const [file = ''] = (
      await argumentsOf('Monthly report', { period: '../../etc/x', outputs: 'json' })
    ).slice(-1);
    expect(dirname(file.replace('--out=', ''))).toBe('/f');
  });
});
