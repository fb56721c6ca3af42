import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { REPORT_OUTPUT_NAMES, REPORT_OUTPUTS } from '@ou-cost/contract/options';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  jobSteps,
  named,
  pluginSteps,
  RundeckHost,
  type RundeckStep,
  reportSteps,
} from '../support/hosts/rundeck-steps.ts';

const STEPS = [...jobSteps(), ...pluginSteps()];
const REPORTS = reportSteps();

const stepNamed = (name: string): RundeckStep => {
  const step = STEPS.find((one) => one.name === name);
  if (step === undefined) throw new Error(`there is no step '${name}'`);
  return step;
};

/** Where the server keeps an archive, which jobs are not told by who runs them. */
const ARCHIVED = { OU_COST_ARCHIVE: 's3://acme-costs/ou cost' };

const ADDRESS = 'https://hooks.invalid.example/s3cr3t';

let host: RundeckHost;
beforeEach(() => {
  host = new RundeckHost();
});

/** The options of a step, each emptied. */
const emptied = ({ defaults }: RundeckStep) =>
  Object.fromEntries(Object.keys(defaults).map((name) => [name, '']));

describe('a node that passes no variables on', () => {
  /** The file's name has the time in the place of the execution's number. */
  const without = (args: readonly string[] | null) =>
    args?.map((argument) => argument.replace(/-(\d{8}T\d{6}Z|17)(?=\.)/, '-N'));

  it.each(named(STEPS))('gets the defaults of %s itself', async (_, step) => {
    const alone = await host.run(step, {}, ARCHIVED);
    const { folder: __, ...defaults } = step.defaults;
    const asRundeckPasses = await host.run(step, defaults, { ...ARCHIVED, RD_JOB_EXECID: '17' });
    expect(alone.exitCode, alone.stderr).toBe(0);
    expect(without(alone.args)).toEqual(without(asRundeckPasses.args));
  });

  it('gets the last month of Monthly report, and this month day by day of Month to date', async () => {
    const { args: monthly } = await host.run(stepNamed('Monthly report'), {});
    expect(monthly).toEqual(expect.arrayContaining(['--period=last-month', '--trend=13']));
    // What is compared by default is left to ou-cost, which gives it up where Cost Explorer does not reach back that far.
    expect(monthly?.filter((argument) => argument.startsWith('--compare'))).toEqual([]);
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
      source: 'exports',
      archive: '/srv/of the step',
      tree: 'as-was',
      reuse_settled: 'yes',
      check_reused: 'yes',
      detail: 'ou',
      sort: 'change',
      top: '7',
      language: 'ja',
      outputs: 'table,json,csv-ou,markdown',
      fail_if: 'total > 100',
    };
    const { args } = await host.run(step, options, { ...ARCHIVED, RD_JOB_EXECID: '17' });
    const archive = step.prefix === 'RD_CONFIG_' ? options.archive : ARCHIVED.OU_COST_ARCHIVE;
    const { granularity, compare } = step.defaults;
    const ofTheDefaults = Object.entries({ granularity, compare }).flatMap(([name, value]) =>
      value === undefined ? [] : [`--${name}=${value}`],
    );
    const asked = args?.slice(args.indexOf('--quiet') + 1, args.indexOf('--output=table'));
    expect(asked?.toSorted()).toEqual(
      [
        ...[...ofTheDefaults, '--period=last-3-months', '--trend=13', '--detail=ou', '--sort=change'],
        ...['--source=exports', '--top=7', '--language=ja'],
        ...[`--archive=${archive}`, '--tree=as-was', '--reuse-settled', '--check-reused'],
        ...['--fail-if=total > 100', '--metric=UnblendedCost', '--metric=AmortizedCost'],
        ...['--exclude-charge-type=tax', '--exclude-charge-type=support'],
        ...['--by=service', '--by=tag:Cost, center', '--ou=ou-a1b2-11111111', '--ou=Workloads/R&D, Japan'],
        ...['--exclude-ou=Security', '--exclude-ou=Infrastructure/Net, 2'],
      ].sort(),
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
        tree: text,
        reuse_settled: text,
        check_reused: text,
        sort: text,
        top: text,
      });
      expect(args).toEqual(
        expect.arrayContaining([
          `--ou=${text}`,
          `--exclude-ou=${text}`,
          `--fail-if=${text}`,
          `--detail=${text}`,
          `--by=${text}`,
          `--trend=${text}`,
          `--tree=${text}`,
          `--sort=${text}`,
          `--top=${text}`,
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

describe.each(named(REPORTS))('without an archive, %s', (_, step) => {
  const remedy = step.prefix === 'RD_CONFIG_' ? 'the property Archive' : 'OU_COST_ARCHIVE';

  it.each([
    { tree: 'as-was' },
    { reuse_settled: 'yes' },
    { tree: 'as-was', reuse_settled: 'yes', check_reused: 'yes' },
  ])('refuses %j, and names the place for one', async (options) => {
    const refused = await host.run(step, options);
    expect(refused).toMatchObject({ exitCode: 2, args: null, stderr: expect.stringContaining(remedy) });
  });

  it('keeps nothing', async () => {
    const { args } = await host.run(step, { tree: 'as-is', reuse_settled: 'no', check_reused: 'no' });
    expect(args?.filter((one) => /archive|reuse/.test(one))).toEqual([]);
  });

  it('checks nothing where nothing is reused', async () => {
    const refused = await host.run(step, { archive: '/srv', check_reused: 'yes' }, ARCHIVED);
    expect(refused).toMatchObject({ exitCode: 2, args: null });
    expect(refused.stderr).toContain('choose yes for reuse_settled');
  });
});

describe('the nightly look', () => {
  it('is one report by units, kept in the archive of the server, from months that are in it', async () => {
    const { args } = await host.run(stepNamed('Nightly look'), { period: '2026-10' }, ARCHIVED);
    expect(args).toEqual([
      ...['run', '--no-color', '--config=/etc/ou-cost/ou-cost.config.json', '--quiet', '--period=2026-10'],
      ...[`--archive=${ARCHIVED.OU_COST_ARCHIVE}`, '--reuse-settled', '--compare=none', '--detail=ou'],
      ...['--output=table', '--depth=0'],
    ]);
  });

  it('is refused without an archive', async () => {
    const refused = await host.run(stepNamed('Nightly look'), {});
    expect(refused).toMatchObject({
      exitCode: 2,
      args: null,
      stderr: expect.stringContaining('OU_COST_ARCHIVE'),
    });
  });
});

describe.each(named(STEPS))('standard error, which Rundeck shows as errors, gets from %s', (_, step) => {
  it('failures only', async () => {
    const ended = await host.run(step, {}, ARCHIVED);
    expect(ended).toMatchObject({ stderr: '', args: expect.arrayContaining(['--quiet']) });
    expect(await host.run(step, {}, { ...ARCHIVED, FAILS_WITH: '4' })).toMatchObject({
      exitCode: 4,
      stderr: 'failed\n',
    });
  });

  it('facts as well where the job runs with debug output', async () => {
    const { args } = await host.run(step, {}, { ...ARCHIVED, RD_JOB_LOGLEVEL: 'DEBUG' });
    expect(args).not.toContain('--quiet');
    expect((await host.run(step, {}, { ...ARCHIVED, RD_JOB_LOGLEVEL: 'INFO' })).args).toContain('--quiet');
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

  it('have a link to the execution, whose log others can open', async () => {
    const url = 'https://rundeck.example/project/finops/execution/show/17';
    const options = { post: 'slack', slack_webhook: ADDRESS };
    const linked = await host.run(step, options, { RD_JOB_URL: url });
    expect(linked.args).toContain(`--post-link=${url}`);
    for (const other of [
      await host.run(step, options, { RD_JOB_URL: 'javascript:alert(1)' }),
      await host.run(step, options),
      await host.run(step, {}, { RD_JOB_URL: url }),
    ]) {
      expect(other.args?.join()).not.toContain('--post-link');
    }
  });

  it('go to the address of the host where Key Storage has none, and to none if none is chosen', async () => {
    const variables = { OU_COST_SLACK_WEBHOOK: ADDRESS };
    expect((await host.run(step, { post: 'slack' }, variables)).args).toContain('--post=slack');
    const { args } = await host.run(step, { slack_webhook: ADDRESS }, variables);
    expect(args?.join()).not.toContain('--post');
  });
});
