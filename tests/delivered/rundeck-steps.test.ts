import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { REPORT_OUTPUT_NAMES, REPORT_OUTPUTS } from '@ou-cost/contract/options';
import { beforeEach, describe, expect, it } from 'vitest';
import { jobSteps, pluginSteps, RundeckHost, type RundeckStep } from '../support/hosts/rundeck-steps.ts';

const STEPS = [...jobSteps(), ...pluginSteps()];
const REPORTS = STEPS.filter(({ defaults }) => Object.hasOwn(defaults, 'outputs'));

const stepNamed = (name: string): RundeckStep => {
  const step = STEPS.find((one) => one.name === name);
  if (step === undefined) throw new Error(`there is no step '${name}'`);
  return step;
};

const ADDRESS = 'https://hooks.invalid.example/s3cr3t';

let host: RundeckHost;
beforeEach(() => {
  host = new RundeckHost();
});

/** The options of a step, each emptied. */
const emptied = ({ defaults }: RundeckStep) =>
  Object.fromEntries(Object.keys(defaults).map((name) => [name, '']));

const named = (steps: readonly RundeckStep[]) => steps.map((step) => [step.name, step] as const);

describe('a node that passes no variables on', () => {
  /** The file's name has the time in the place of the execution's number. */
  const without = (args: readonly string[] | null) =>
    args?.map((argument) => argument.replace(/-(\d{8}T\d{6}Z|17)(?=\.)/, '-N'));

  it.each(named(STEPS))('gets the defaults of %s itself', async (_, step) => {
    const alone = await host.run(step, {});
    const { folder: __, ...defaults } = step.defaults;
    const asRundeckPasses = await host.run(step, defaults, { RD_JOB_EXECID: '17' });
    expect(alone.exitCode, alone.stderr).toBe(0);
    expect(without(alone.args)).toEqual(without(asRundeckPasses.args));
  });

  it('gets the last month of Monthly report, and this month day by day of Month to date', async () => {
    const { args: monthly } = await host.run(stepNamed('Monthly report'), {});
    expect(monthly).toEqual(
      expect.arrayContaining(['--period=last-month', '--compare=previous', '--trend=13']),
    );
    const { args: daily } = await host.run(stepNamed('Month to date'), {});
    expect(daily).toEqual(expect.arrayContaining(['--period=month-to-date', '--granularity=daily']));
  });

  it('gets a file of its own for each run', async () => {
    await host.run(stepNamed('Monthly report'), {});
    expect(readdirSync(host.reports).filter((name) => name.endsWith('.json'))).toEqual([
      expect.stringMatching(/^ou-cost-last-month-\d{8}T\d{6}Z\.json$/),
    ]);
  });
});

describe.each(named(REPORTS))('what %s passes on', (_, step) => {
  it('is each option as one argument, with | between units and a comma between choices', async () => {
    const options = {
      period: 'last-3-months',
      ou: 'ou-a1b2-11111111|Workloads/R&D, Japan',
      exclude_ou: 'Security|Infrastructure/Net, 2',
      exclude_charge_type: 'tax,support',
      metric: 'UnblendedCost,AmortizedCost',
      by: 'service|tag:Cost, center',
      trend: '13',
      detail: 'ou',
      outputs: 'table,json,csv-ou,markdown',
      fail_if: 'total > 100',
    };
    const { args } = await host.run(step, options, { RD_JOB_EXECID: '17' });
    expect(args).toEqual(
      expect.arrayContaining([
        ...[
          '--period=last-3-months',
          '--fail-if=total > 100',
          '--metric=UnblendedCost',
          '--metric=AmortizedCost',
        ],
        ...['--exclude-charge-type=tax', '--exclude-charge-type=support'],
        ...['--ou=ou-a1b2-11111111', '--ou=Workloads/R&D, Japan'],
        ...['--exclude-ou=Security', '--exclude-ou=Infrastructure/Net, 2'],
      ]),
    );
    const name = `${host.reports}/ou-cost-last-3-months-17`;
    expect(args?.slice(args.indexOf('--output=table'))).toEqual([
      ...['--output=table', '--output=json', `--out=${name}.json`],
      ...['--output=csv-ou', `--out=${name}.ou.csv`, '--output=markdown', `--out=${name}.md`],
    ]);
  });

  it('is every output of the table: one for the log, the others each with a file of its own', async () => {
    const { args, exitCode, stdout } = await host.run(
      step,
      { outputs: REPORT_OUTPUT_NAMES.join(',') },
      { RD_JOB_EXECID: '17' },
    );
    expect(exitCode).toBe(0);
    expect(args?.filter((one) => one.startsWith('--output='))).toEqual(
      REPORT_OUTPUT_NAMES.map((output) => `--output=${output}`),
    );
    const files = REPORT_OUTPUT_NAMES.filter((output) => output !== 'table').map((output) =>
      expect.stringMatching(
        new RegExp(`^wrote ${host.reports}/.*-17\\.${REPORT_OUTPUTS[output].extension}$`),
      ),
    );
    expect(stdout.trimEnd().split('\n')).toEqual(files);
  });

  it('is nothing for an option that was emptied', async () => {
    const { config: _config, folder: _folder, node: _node, ...options } = emptied(step);
    const { args } = await host.run(step, { ...options, period: 'last-month' });
    const [first, ...rest] = args ?? [];
    expect(first).toBe('run');
    expect(rest.map((argument) => argument.replace(/=.*/, ''))).toEqual([
      ...['--no-color', '--config', '--quiet', '--period'],
    ]);
  });

  it('is never a command, an option or another folder, whatever is typed', async () => {
    const trap = join(host.reports, 'trapped');
    const hostile = [
      ...[`$(touch ${trap})`, `\`touch ${trap}\``, `"; touch ${trap}; "`, `'; touch ${trap} #`],
      ...['* ?', '--out=/x'],
    ];
    for (const text of hostile) {
      const { args } = await host.run(step, {
        ou: text,
        exclude_ou: text,
        fail_if: text,
        detail: text,
        by: text,
        trend: text,
      });
      expect(args).toEqual(
        expect.arrayContaining([
          `--ou=${text}`,
          `--exclude-ou=${text}`,
          `--fail-if=${text}`,
          `--detail=${text}`,
          `--by=${text}`,
          `--trend=${text}`,
        ]),
      );
      const refused = await host.run(step, { outputs: text, keep: text });
      expect(refused).toMatchObject({ exitCode: 2, args: null });
    }
    expect(existsSync(trap)).toBe(false);
    const { args = [] } = await host.run(
      step,
      { period: '../../etc/x', outputs: 'json' },
      { RD_JOB_EXECID: '../../y', RD_JOB_ID: '../../z' },
    );
    expect(dirname(args?.at(-1)?.replace('--out=', '') ?? '')).toBe(host.reports);
    for (const name of readdirSync(host.reports)) expect(name).toMatch(/^\.?ou-cost-/);
  });
});

describe.each(named(STEPS))('standard error, which Rundeck shows as errors, gets from %s', (_, step) => {
  it('failures only', async () => {
    expect(await host.run(step, {})).toMatchObject({ stderr: '', args: expect.arrayContaining(['--quiet']) });
    expect(await host.run(step, {}, { FAILS_WITH: '4' })).toMatchObject({ exitCode: 4, stderr: 'failed\n' });
  });

  it('facts as well where the job runs with debug output', async () => {
    const { args } = await host.run(step, {}, { RD_JOB_LOGLEVEL: 'DEBUG' });
    expect(args).not.toContain('--quiet');
    expect((await host.run(step, {}, { RD_JOB_LOGLEVEL: 'INFO' })).args).toContain('--quiet');
  });
});

describe.each(named(REPORTS))('messages of %s', (_, step) => {
  const TARGETS = ['slack', 'teams', 'json'] as const;

  it.each(TARGETS)('have the address for %s in the environment, and on no command line', async (target) => {
    const asked = await host.run(step, { post: target, [`${target}_webhook`]: ADDRESS });
    expect(asked).toMatchObject({ exitCode: 0, stderr: '' });
    expect(asked.args).toContain(`--post=${target}`);
    expect(asked.args?.join()).not.toContain(ADDRESS);
    expect(asked.stdout).not.toContain(ADDRESS);
    expect(asked.environment).toContain(`OU_COST_${target.toUpperCase()}_WEBHOOK=${ADDRESS}`);
  });

  it.each(TARGETS)('are refused before the run where Key Storage has no address for %s', async (target) => {
    const others = TARGETS.filter((one) => one !== target).map((one) => [`${one}_webhook`, ADDRESS]);
    const asked = await host.run(step, { post: TARGETS.join(','), ...Object.fromEntries(others) });
    expect(asked).toMatchObject({ exitCode: 2, stdout: '', args: null });
    expect(asked.stderr).toBe(
      `no address for ${target}: store it as a password in Key Storage, at the path of ${target}_webhook\n`,
    );
  });

  it('go to the address of the host where Key Storage has none, and to none if none is chosen', async () => {
    const variables = { OU_COST_SLACK_WEBHOOK: ADDRESS };
    expect((await host.run(step, { post: 'slack' }, variables)).args).toContain('--post=slack');
    const { args } = await host.run(step, { slack_webhook: ADDRESS }, variables);
    expect(args?.join()).not.toContain('--post');
  });
});

describe.each(named(REPORTS))('the files of old runs of %s', (_, step) => {
  const files = () =>
    readdirSync(host.reports)
      .filter((name) => !name.startsWith('.'))
      .sort();
  const run = (id: number, keep: string, variables = {}) =>
    host.run(
      step,
      { period: '2026-10', outputs: 'table,json,csv-ou', keep },
      { RD_JOB_ID: 'a', RD_JOB_EXECID: String(id), ...variables },
    );
  const idsOf = (names: readonly string[]) => [
    ...new Set(names.map((name) => Number(/-(\d+)\.(?:json|ou\.csv)$/.exec(name)?.[1]))),
  ];

  it('are kept unless the option says how many', async () => {
    for (const id of [8, 9, 10]) await run(id, '');
    expect(files()).toHaveLength(6);
  });

  it('are removed, those of the oldest runs first, also of runs from before the option was given', async () => {
    for (const id of [8, 9, 10]) await run(id, '');
    await run(11, '2');
    expect(idsOf(files())).toEqual([10, 11]);
    await run(12, '1');
    expect(idsOf(files())).toEqual([12]);
    expect(files()).toHaveLength(2);
    await run(13, '3');
    expect(idsOf(files())).toEqual([12, 13]);
  });

  it('stay where a run writes nothing, and go where it ends with a rule that holds', async () => {
    for (const id of [8, 9]) await run(id, '');
    await run(10, '1', { FAILS_WITH: '6' });
    expect(idsOf(files())).toEqual([8, 9]);
    expect(await run(11, '1', { ENDS_WITH: '3' })).toMatchObject({ exitCode: 3, stderr: '' });
    expect(idsOf(files())).toEqual([11]);
  });

  it('are those of this job only: other jobs, other files, links and folders stay', async () => {
    await run(7, '');
    const before = files();
    const [first = ''] = before;
    await run(8, '', { RD_JOB_ID: 'other' });
    const strange = ['ous.json', 'ou-cost-2026-10-6.json', `${first}.bak`, 'ou-cost-notes.txt'];
    for (const name of strange) writeFileSync(join(host.reports, name), 'mine');
    mkdirSync(join(host.reports, 'ou-cost-2026-10-5.json'));
    await run(9, '1');
    expect(files()).toEqual(
      [...strange, 'ou-cost-2026-10-5.json', ...files().filter((name) => /-[89]\./.test(name))].sort(),
    );
    expect(idsOf(files().filter((name) => /-[89]\./.test(name)))).toEqual([8, 9]);
  });

  it('are never outside the folder, whatever stands in the record', async () => {
    const outside = join(dirname(host.reports), 'outside.json');
    writeFileSync(outside, 'mine');
    symlinkSync(outside, join(host.reports, 'ou-cost-2026-10-1.json'));
    writeFileSync(
      join(host.reports, '.ou-cost-a'),
      '../outside json\nou-cost-2026-10-1 json\nou-cost-x x/../../../outside.json\n',
    );
    await run(9, '1');
    expect(readFileSync(outside, 'utf8')).toBe('mine');
    expect(existsSync(join(host.reports, 'ou-cost-2026-10-1.json'))).toBe(false);
  });

  it.each(['0', '-1', '1.5', 'all', '012', '123456'])(
    'are not removed for %j, which is refused',
    async (keep) => {
      await run(8, '');
      const refused = await run(9, keep);
      expect(refused).toMatchObject({
        exitCode: 2,
        args: null,
        stderr: expect.stringContaining(`'${keep}'`),
      });
      expect(idsOf(files())).toEqual([8]);
    },
  );

  it('do not fail a run whose record cannot be written', async () => {
    mkdirSync(join(host.reports, '.ou-cost-a'));
    const ended = await run(8, '1');
    expect(ended).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('were not removed') });
    expect(idsOf(files())).toEqual([8]);
  });
});
