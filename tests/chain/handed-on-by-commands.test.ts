import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CommandName, fieldOf, REQUEST_OPTIONS } from '@ou-cost/contract/options';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleArchive } from '../../packages/cli/src/testing/example-archive.ts';
import { startFailingAws } from '../support/faults/failing-aws.ts';
import { SESSION_KEY, type SeenRequest, startWitness, type Witness } from '../support/faults/witness.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { executeNode, ISOLATED } from '../support/processes/execute.ts';
import { OU_COST } from '../support/processes/ou-cost.ts';

/* Every setting has a value that no default has, and must be found again in what AWS is asked. */

const INVOKER = 'arn:aws:iam::777788889999:role/reports/our-invoker';
const READER = 'arn:aws:iam::777788889999:role/our-reader';
const VIEW = 'arn:aws:billing::777788889999:billingview/custom-0a1b2c3d';

/** Has a snapshot of an organization, which a report on the tree as it was needs. */
const ARCHIVE = 'archive';

/** A value for each option of a report, and what the function is asked then. */
const REQUEST: Readonly<Record<keyof typeof REQUEST_OPTIONS, readonly [string[], unknown]>> = {
  period: [['--period', '2026-03'], '2026-03'],
  granularity: [['--granularity', 'daily'], 'daily'],
  metric: [
    ['--metric', 'BlendedCost', '--metric', 'AmortizedCost'],
    ['BlendedCost', 'AmortizedCost'],
  ],
  by: [
    ['--by', 'service', '--by', 'tag:Team'],
    ['service', 'tag:Team'],
  ],
  detail: [['--detail', 'ou'], 'ou'],
  ou: [
    ['--ou', 'Workloads', '--ou', 'ou-abcd-11111111'],
    ['Workloads', 'ou-abcd-11111111'],
  ],
  'exclude-ou': [['--exclude-ou', 'Security'], ['Security']],
  'exclude-charge-type': [['--exclude-charge-type', 'tax'], ['tax']],
  compare: [['--compare', 'previous'], 'previous'],
  trend: [['--trend', '5'], 5],
  tree: [['--tree', 'as-was', '--archive', ARCHIVE], 'as-was'],
  source: [['--source', 'exports'], 'exports'],
  'reuse-settled': [['--reuse-settled'], true],
  'check-reused': [['--check-reused'], true],
  'billing-view-arn': [['--billing-view-arn', VIEW], VIEW],
  'multi-year': [['--multi-year'], true],
  'max-cost-explorer-requests': [['--max-cost-explorer-requests', '17'], 17],
  'max-gigabytes-scanned': [['--max-gigabytes-scanned', '21'], 21],
  'allow-unattributed-difference': [['--allow-unattributed-difference'], true],
};

let witness: Witness;
let folder: string;

beforeAll(async () => {
  witness = await startWitness();
  folder = temporaryFolder('profiles');
  await exampleArchive(join(folder, ARCHIVE));
  const profile = (name: string) =>
    `[profile ${name}]\naws_access_key_id = AKIA${name.toUpperCase()}\naws_secret_access_key = s\n`;
  writeFileSync(join(folder, 'config'), profile('named') + profile('other'));
});

afterAll(() => witness?.stop());

/** What AWS is asked by a command; every service but STS is out of order. */
async function asked(command: CommandName, ...args: string[]): Promise<SeenRequest[]> {
  const from = witness.seen.length;
  const env = {
    ...ISOLATED,
    AWS_ENDPOINT_URL: witness.endpoint,
    AWS_CONFIG_FILE: join(folder, 'config'),
    AWS_PROFILE: 'other',
    AWS_REGION: 'eu-west-3',
  };
  const { exitCode } = await executeNode(OU_COST, [command, ...args], { env, cwd: folder });
  expect(exitCode).toBeGreaterThan(0);
  return witness.seen.slice(from);
}

const FUNCTION_REACH = [
  ...['--profile', 'named', '--region', 'eu-west-2', '--external-id', 'open-sesame'],
  ...['--invoker-role-arn', INVOKER, '--function', 'our-report', '--timeout', '30'],
];

describe.each(['run', 'ous', 'doctor'] as const)('ou-cost %s', (command) => {
  let requests: readonly SeenRequest[];
  beforeAll(async () => {
    requests = await asked(command, ...FUNCTION_REACH);
  });

  it('assumes the role that was named, from the profile that was named, under its run id', () => {
    const assumptions = requests.filter(({ input }) => input['Action'] === 'AssumeRole');
    expect(assumptions).not.toHaveLength(0);
    const runIds = new Set(requests.map(({ input }) => input['runId'] ?? input['RoleSessionName']));
    runIds.delete(undefined);
    expect(runIds.size).toBe(1);
    for (const { accessKeyId, region, input } of assumptions) {
      expect({ accessKeyId, region }).toEqual({ accessKeyId: 'AKIANAMED', region: 'eu-west-2' });
      expect(input).toMatchObject({
        RoleArn: INVOKER,
        ExternalId: 'open-sesame',
        RoleSessionName: expect.stringMatching(/^ou-cost-/),
      });
    }
  });

  it('asks the function that was named once, as the role', () => {
    const invocations = requests.filter(({ service }) => service === 'lambda');
    const answered = invocations.filter(({ input }) => input['runId'] !== undefined);
    // A second attempt after a broken connection would be a second paid run.
    expect(answered.length).toBeLessThanOrEqual(1);
    if (command !== 'doctor') expect(answered).toHaveLength(1);
    expect(invocations).not.toHaveLength(0);
    for (const { accessKeyId, region, path } of invocations) {
      expect({ accessKeyId, region }).toEqual({ accessKeyId: SESSION_KEY, region: 'eu-west-2' });
      expect(path).toContain('arn:aws:lambda:eu-west-2:777788889999:function:our-report/');
    }
  });
});

describe('ou-cost run', () => {
  /** Options that one request can have together. */
  const TOGETHER = [
    ['granularity', 'by', 'exclude-ou', 'source', 'max-gigabytes-scanned'],
    ['exclude-charge-type', 'compare', 'multi-year', 'billing-view-arn'],
  ] as const;
  const ANYWHERE = (Object.keys(REQUEST) as (keyof typeof REQUEST)[]).filter(
    (name) => !TOGETHER.flat().some((other) => other === name),
  );

  it.each(TOGETHER.map((names) => [names.join(' and --'), names] as const))(
    'hands on every option of a report, with --%s',
    async (_, names) => {
      const given = [...names, ...ANYWHERE];
      const args = given.flatMap((name) => REQUEST[name][0]);
      const requests = await asked('run', ...FUNCTION_REACH, ...args, '--output', 'json');
      const [invocation] = requests.filter(({ service }) => service === 'lambda');
      const expected = Object.fromEntries(given.map((name) => [fieldOf(name), REQUEST[name][1]]));
      expect(invocation?.input).toMatchObject({ kind: 'report', ...expected });
    },
  );

  it('has a row here for every option of a report', () => {
    expect(Object.keys(REQUEST).sort()).toEqual(Object.keys(REQUEST_OPTIONS).sort());
  });

  it('gives up after the time that was named', async () => {
    const silent = await startFailingAws();
    silent.fail({ service: 'organizations', name: 'none', status: 500 });
    const env = { ...ISOLATED, AWS_ENDPOINT_URL: silent.endpoint, AWS_CONFIG_FILE: join(folder, 'config') };
    const ended = await executeNode(OU_COST, ['run', ...FUNCTION_REACH, '--timeout', '1'], {
      env,
      cwd: folder,
    });
    await silent.stop();
    expect(ended).toMatchObject({ exitCode: 6, stderr: expect.stringContaining('within 1 second') });
  });
});

describe('ou-cost report', () => {
  const READ = ['--region', 'eu-west-2', '--profile', 'named', '--period', '2026-03', '--timeout', '2'];

  it('reads with the profile that was named', async () => {
    const requests = await asked('report', ...READ);
    expect(new Set(requests.map(({ service }) => service))).toEqual(new Set(['organizations', 'ce']));
    expect(new Set(requests.map(({ accessKeyId }) => accessKeyId))).toEqual(new Set(['AKIANAMED']));
  });

  it('assumes the reader role that was named, and reads as that role through the view that was named', async () => {
    const requests = await asked(
      'report',
      ...[...READ, '--reader-role-arn', READER, '--external-id', 'open-sesame', '--billing-view-arn', VIEW],
    );
    const [assumption, ...rest] = requests;
    expect(assumption).toMatchObject({
      ...{ service: 'sts', region: 'eu-west-2', accessKeyId: 'AKIANAMED' },
      input: { RoleArn: READER, ExternalId: 'open-sesame' },
    });
    expect(new Set(rest.map(({ accessKeyId }) => accessKeyId))).toEqual(new Set([SESSION_KEY]));
    const spend = rest.filter(({ service }) => service === 'ce');
    expect(spend).not.toHaveLength(0);
    for (const { input } of spend) {
      // The month that was asked for, and the one before, which a table compares it with.
      expect(input).toMatchObject({
        BillingViewArn: VIEW,
        TimePeriod: { Start: '2026-02-01', End: '2026-04-01' },
      });
    }
  });
});
