import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeConfig } from '@ou-cost/contract';
import { synthesize } from '@ou-cost/infra';
import type { ErrorCode } from '@ou-cost/spend';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Profiles, resolveAccess } from '../access/by-account.ts';
import { readAssembly } from '../assembly/read.ts';
import { progressOn } from '../terminal/progress.ts';
import { type FakeAws, startFakeAws } from '../testing/fake-aws.ts';
import { callerTemplate } from '../testing/plans.ts';
import { CALLER, CONFIG, PAYER, prepareAccounts, STRANGER, writeProfiles } from '../testing/program.ts';
import { preflightDeploy } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'ou-cost-preflight-'));
const profileFiles = writeProfiles(folder);
const config = decodeConfig(JSON.stringify(CONFIG), 'the test');
const plans = readAssembly(synthesize({ config, outdir: join(folder, 'assembly') }), config);
const BOTH: Profiles = { payer: ['payer'], caller: ['caller'] };

let aws: FakeAws;
let said: string;

beforeEach(async () => {
  aws = await startFakeAws();
  prepareAccounts(aws);
  said = '';
  const environment = { ...profileFiles, AWS_ENDPOINT_URL: aws.endpoint, AWS_MAX_ATTEMPTS: '1' };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await aws.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function account(id: string) {
  return aws.state.account(id);
}

async function check({ profiles = BOTH, wanted = plans, of = config } = {}) {
  const progress = progressOn((text) => {
    said += text;
  }, false);
  const interruption = new AbortController().signal;
  const accesses = await resolveAccess(profiles, wanted, plans);
  return preflightDeploy(
    { config: of, plans: wanted, allPlans: plans, accesses },
    { progress, interruption },
  );
}

test('without problems every line says ok', async () => {
  await check();
  expect(
    said
      .trimEnd()
      .split('\n')
      .filter((line) => !line.startsWith('  ok')),
  ).toEqual([]);
  expect(said).toContain('ok       CDK bootstrap, version 30');
  expect(said).toContain(`ok       account ${PAYER} manages the organization o-a1b2c3d4e5`);
});

interface ProblemCase {
  readonly what: string;
  readonly prepare: () => void;
  readonly says: RegExp;
  readonly code: ErrorCode;
  readonly profiles?: Profiles;
}

const PROBLEMS: ProblemCase[] = [
  {
    what: 'an account that is not bootstrapped',
    prepare: () => account(PAYER).parameters.clear(),
    says: /run once: npx cdk bootstrap aws:\/\/222222222222\/ap-northeast-1 --profile payer/,
    code: 'InvalidConfiguration',
  },
  {
    what: 'a role that does not exist yet',
    prepare: () => account(CALLER).roles.clear(),
    says: /arn:aws:iam::111111111111:role\/batch\/RundeckBatchRole does not exist.*create the role/,
    code: 'InvalidConfiguration',
  },
  {
    what: 'a role under another path',
    prepare: () => account(CALLER).addRole('RundeckBatchRole', '/'),
    says: /but arn:aws:iam::111111111111:role\/RundeckBatchRole does; configure that ARN, with its path/,
    code: 'InvalidConfiguration',
  },
  {
    what: 'a role name that is taken',
    prepare: () => account(PAYER).addRole('ou-cost-worker'),
    says: /has a role 'ou-cost-worker' already, which does not belong to ou-cost-payer; delete it, with its stack if it has one, or choose another name/,
    code: 'InvalidConfiguration',
  },
  {
    what: 'a log group that is there already',
    prepare: () => account(PAYER).logGroups.add('/aws/lambda/ou-cost-report'),
    says: /has a log group '\/aws\/lambda\/ou-cost-report' already/,
    code: 'InvalidConfiguration',
  },
  {
    what: 'a function name that is taken',
    prepare: () => account(PAYER).functions.add('ou-cost-report'),
    says: /has a function 'ou-cost-report' already/,
    code: 'InvalidConfiguration',
  },
  {
    what: "another program's stack",
    prepare: () => {
      const foreign = account(PAYER).addStack('ou-cost-payer', 'CREATE_COMPLETE');
      foreign.resources.set('Bucket', { type: 'AWS::S3::Bucket', name: 'b' });
    },
    says: /the name 'ou-cost-payer' is taken.*choose another name under 'names'/,
    code: 'InvalidConfiguration',
  },
  {
    what: 'missing permissions',
    prepare: () => account(CALLER).denied.add('iam:PutRolePolicy'),
    says: /user\/engineer may not call iam:PutRolePolicy for ou-cost-caller-\d+; allow it/,
    code: 'AccessRefused',
  },
  ...[
    {
      what: 'an explicit deny',
      decision: { EvalDecision: 'explicitDeny' },
      says: 'an explicit deny in a policy',
    },
    {
      what: 'a service control policy',
      decision: {
        EvalDecision: 'implicitDeny',
        OrganizationsDecisionDetail: { AllowedByOrganizations: false },
      },
      says: 'a service control policy of the organization',
    },
    {
      what: 'a permissions boundary',
      decision: {
        EvalDecision: 'implicitDeny',
        PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: false },
      },
      says: 'the permissions boundary',
    },
  ].map(
    ({ what, decision, says }): ProblemCase => ({
      what: `${what}, for which no right is proposed`,
      prepare: () => account(CALLER).denials.set('iam:PutRolePolicy', decision),
      says: new RegExp(
        `may not call iam:PutRolePolicy for ou-cost-caller-\\d+; ${says} refuses it, which no grant overrides`,
      ),
      code: 'AccessRefused',
    }),
  ),
  {
    what: 'the wrong account behind a profile',
    prepare: () => {},
    says: /ou-cost-caller-111111111111 .* is for account 111111111111, but the account of the profile 'payer' is 222222222222/,
    code: 'AccessRefused',
    profiles: { payer: ['payer'], caller: ['payer'] },
  },
  {
    what: 'a profile of an account without stacks',
    prepare: () => {},
    says: /the profile 'stranger' belongs to account 999999999999, but the configuration deploys to/,
    code: 'AccessRefused',
    profiles: { payer: ['payer'], caller: ['caller', 'stranger'] },
  },
  {
    what: 'a profile that does not exist',
    prepare: () => {},
    says: /there is no profile 'absent'/,
    code: 'CredentialsMissing',
    profiles: { payer: ['absent'], caller: ['caller'] },
  },
];

test.each(PROBLEMS)('$what is a problem that stops', async ({ prepare, says, code, profiles }) => {
  prepare();
  const failure = await check(profiles === undefined ? {} : { profiles }).catch((error) => error);
  expect(failure).toMatchObject({ code });
  expect(`${said}${failure.message}`).toMatch(says);
});

test('several problems are reported at once, and a missing permission decides the exit code', async () => {
  account(PAYER).addRole('ou-cost-worker');
  account(CALLER).denied.add('cloudformation:CreateChangeSet');
  await expect(check()).rejects.toMatchObject({
    code: 'AccessRefused',
    message: '2 problems to fix first, see above; nothing was changed',
  });
});

test("the names of the stack's own resources are not taken", async () => {
  const stack = account(PAYER).addStack('ou-cost-payer', 'CREATE_COMPLETE');
  const worker = plans[0]?.resources.find(({ properties }) => properties['RoleName'] === 'ou-cost-worker');
  stack.resources.set(worker?.logicalId ?? '', { type: 'AWS::IAM::Role', name: 'ou-cost-worker' });
  account(PAYER).addRole('ou-cost-worker');
  await check();
  expect(said).toContain('ok       the names in ou-cost-payer are free, or its own');
});

test('a log group whose name only begins with the same text does not take the name', async () => {
  account(PAYER).logGroups.add('/aws/lambda/ou-cost-report-of-others');
  await check();
  expect(said).toContain('ok       the names in ou-cost-payer are free, or its own');
});

test('a refusal that depends on an unknown condition value is not certain', async () => {
  account(CALLER).conditional.add('iam:PutRolePolicy');
  await check();
  expect(said).toContain("ok       the profile 'caller' may deploy ou-cost-caller");
});

test("without the caller's profile its role cannot be looked up, which is a warning", async () => {
  const payerSide = plans.filter(({ side }) => side === 'payer');
  await check({ profiles: { payer: ['payer'], caller: [] }, wanted: payerSide });
  expect(said).toMatch(
    /warning {2}could not check that .*RundeckBatchRole exists \(no profile belongs to account 111111111111\)/,
  );
});

test("the caller's side alone is enough to find that its role has another path", async () => {
  account(CALLER).addRole('RundeckBatchRole', '/');
  const wanted = plans.filter(({ side }) => side === 'caller');
  await expect(check({ profiles: { payer: [], caller: ['caller'] }, wanted })).rejects.toMatchObject({
    code: 'InvalidConfiguration',
  });
  expect(said).toMatch(/role\/batch\/RundeckBatchRole does not exist, but .*role\/RundeckBatchRole does/);
});

test('a management account or organization that differs from the configuration is a warning', async () => {
  account(PAYER).organization = { id: 'o-zzzzzzzzzz', managementAccountId: '555555555555' };
  const payer = { ...CONFIG.payer, organizationId: 'o-a1b2c3d4e5' };
  await check({ of: decodeConfig(JSON.stringify({ ...CONFIG, payer }), 'the test') });
  expect(said).toContain("but 555555555555 is the organization's management account");
  expect(said).toContain("'payer.organizationId' is o-a1b2c3d4e5, but the organization is o-zzzzzzzzzz");
});

test('manual steps, such as the route of the subnets, are printed as notes', async () => {
  const vpc = { vpcId: 'vpc-0a1b2c3d', subnetIds: ['subnet-0a1b2c3d'] };
  await check({ of: decodeConfig(JSON.stringify({ ...CONFIG, vpc }), 'the test') });
  expect(said).toMatch(/note {5}.*subnet-0a1b2c3d.*NAT/);
});

test('a profile of an unknown account is a warning, and is used as given', async () => {
  account(CALLER).refusedCalls.add('GetCallerIdentity');
  await check();
  expect(said).toMatch(/warning {2}could not check the account of the profile 'caller' \(AccessDenied/);
});

test('if AWS cannot be reached, the checks fail as unavailable', async () => {
  vi.stubEnv('AWS_ENDPOINT_URL', 'http://127.0.0.1:1');
  await expect(check()).rejects.toMatchObject({ code: 'Unavailable' });
});

test("a former caller's stack is named, and the profile of its account is no mistake", async () => {
  const former = account(STRANGER).addStack(`ou-cost-caller-${STRANGER}`, 'CREATE_COMPLETE');
  former.template = JSON.stringify(callerTemplate());
  await check({ profiles: { payer: ['payer'], caller: ['caller', 'stranger'] } });
  expect(said).toMatch(
    /warning {2}ou-cost-caller-9{12} .* is a caller's stack that the configuration does not have any more: .*npm run destroy/,
  );
});

test('a former caller whom the deployed stack still trusts is named, if its account cannot be seen', async () => {
  const stack = account(PAYER).addStack('ou-cost-payer', 'CREATE_COMPLETE');
  stack.template = JSON.stringify(plans[0]?.template).replaceAll(CALLER, STRANGER);
  await check();
  expect(said).toMatch(/note {5}account 9{12} had callers and has none in the configuration/);
});

test('a policy that something else has attached to the role stops', async () => {
  account(CALLER).roles.get('RundeckBatchRole')?.policies.set('ou-cost-enter-invoker', {});
  await expect(check()).rejects.toMatchObject({ code: 'InvalidConfiguration' });
  expect(said).toMatch(
    /problem {2}the role 'RundeckBatchRole' .* has an inline policy 'ou-cost-enter-invoker' already/,
  );
});

test('a changed path of the roles is found before the update starts, with the way out for each role', async () => {
  const stack = account(PAYER).addStack('ou-cost-payer', 'UPDATE_COMPLETE');
  const [payerPlan] = plans;
  stack.template = JSON.stringify(payerPlan?.template).replaceAll('"Path":"/"', '"Path":"/finops/"');
  const failure = await check().catch((error) => error);
  expect(failure).toMatchObject({
    code: 'InvalidConfiguration',
    message: '3 problems to fix first, see above; nothing was changed',
  });
  for (const key of ['invokerRole', 'workerRole', 'readerRole']) {
    expect(said).toMatch(
      new RegExp(
        `problem {2}AWS::IAM::Role 'ou-cost-.* cannot be updated: Path .*'names\\.${key}', or delete`,
      ),
    );
  }
});
