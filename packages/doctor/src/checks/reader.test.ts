import { type ErrorCode, OuCostError } from '@ou-cost/spend';
import { describe, expect, it } from 'vitest';
import { type StatedRefusal, UNSTATED } from '../stated-refusal.ts';
import { diagnoseReader } from './reader.ts';
import type { OrganizationPage, ReaderProbes, ReaderSettings } from './reader-ports.ts';

const WORKER = 'arn:aws:sts::222222222222:assumed-role/ou-cost-worker/ou-cost-report';
const READER = 'arn:aws:iam::222222222222:role/cost/ou-cost-reader';
const FUNCTION = 'arn:aws:lambda:eu-west-1:222222222222:function:ou-cost-report';
const SETTINGS: ReaderSettings = {
  runId: 'run-1',
  facts: { producer: 'ou-cost 2.0.0', codeDate: null },
  readerRoleArn: READER,
  readerExternalId: null,
  billingViewArn: null,
  functionArn: FUNCTION,
};
const clock = { now: () => Date.UTC(2026, 0, 5) };

function seen(changes: Partial<OrganizationPage> = {}): OrganizationPage {
  const owner = { organizationId: 'o-1', managementAccountId: '333333333333' };
  return { count: 1, rootId: null, unitId: null, ...owner, ...changes };
}

function refuse(code: ErrorCode = 'AccessRefused'): () => Promise<never> {
  return () => Promise.reject(new OuCostError(code, `failed with ${code}`));
}

/** An organization in memory with a root and one unit, which only the reader role may read. */
function organization(
  changes: Partial<ReaderProbes> = {},
  policy: StatedRefusal['policy'] = 'identity',
): ReaderProbes {
  return {
    identifyWorker: async () => WORKER,
    assumeReader: async () => {},
    listAccounts: async (as) => (as === 'reader' ? seen({ rootId: 'r-1', unitId: 'ou-1' }) : refuse()()),
    listRoots: async () => seen({ rootId: 'r-1' }),
    listUnits: async (id) => seen({ unitId: id === 'r-1' ? 'ou-1' : null }),
    listAccountsIn: async () => seen(),
    describeUnit: async () => 'Workloads',
    readCost: async (as) => (as === 'reader' ? undefined : refuse()()),
    lookUpEvents: null,
    ofExport: null,
    ofArchive: null,
    ofSchedules: null,
    answerOf: (failure) => ({ message: failure.message, refusal: { ...UNSTATED, policy } }),
    ...changes,
  };
}

async function diagnosed(probes: ReaderProbes, settings = SETTINGS, paid = true) {
  const { checks } = await diagnoseReader(probes, clock, { paid, negative: true }, settings);
  const failed = checks.filter(({ outcome }) => outcome === 'failed');
  return { checks, failed, outcomes: Object.fromEntries(checks.map(({ id, outcome }) => [id, outcome])) };
}

describe("the function's part of the chain", () => {
  it('works: every call that a report may make is tried once', async () => {
    const { checks, outcomes } = await diagnosed(organization());
    expect(new Set(Object.values(outcomes))).toEqual(new Set(['passed']));
    expect(checks).toHaveLength(11);
  });

  it('asks Cost Explorer for the last full month, through the view of the deployment, and only when paid', async () => {
    const asked: unknown[] = [];
    const readCost: ReaderProbes['readCost'] = (as, range, view) => {
      asked.push([as, range, view]);
      return as === 'reader' ? Promise.resolve() : refuse()();
    };
    const billingViewArn = 'arn:aws:billing::333333333333:billingview/custom-1';
    await diagnosed(organization({ readCost }), { ...SETTINGS, billingViewArn });
    expect(asked[0]).toEqual(['reader', { start: '2025-12-01', end: '2026-01-01' }, billingViewArn]);
    const { outcomes } = await diagnosed(organization(), SETTINGS, false);
    expect(outcomes['read-cost']).toBe('skipped');
  });

  it.each<[StatedRefusal['policy'], readonly unknown[]]>([
    [
      'identity',
      [
        {
          principalArn: 'arn:aws:iam::222222222222:role/cost/ou-cost-worker',
          policy: 'identity',
          statement: {
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Resource: READER,
            Condition: { ArnEquals: { 'lambda:SourceFunctionArn': FUNCTION } },
          },
        },
      ],
    ],
    [
      'trust',
      [
        {
          principalArn: READER,
          policy: 'trust',
          statement: {
            Effect: 'Allow',
            Principal: { AWS: 'arn:aws:iam::222222222222:root' },
            Action: 'sts:AssumeRole',
            Condition: {
              ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::222222222222:role/cost/ou-cost-worker' },
              StringEquals: { 'sts:ExternalId': 'x-1' },
            },
          },
        },
      ],
    ],
  ])('fixes the way into the reader role where AWS names %s', async (policy, statements) => {
    const probes = organization({ assumeReader: refuse() }, policy);
    const { failed, outcomes } = await diagnosed(probes, { ...SETTINGS, readerExternalId: 'x-1' });
    expect(failed).toHaveLength(1);
    expect(failed[0]?.remedy?.statements).toEqual(statements);
    expect(outcomes).toMatchObject({ 'list-accounts': 'not-reached', 'worker-cannot-read-cost': 'passed' });
  });

  it('names STS where it cannot be reached, and the way out of a VPC', async () => {
    const { failed } = await diagnosed(organization({ identifyWorker: refuse('Unavailable') }));
    expect(failed).toMatchObject([{ id: 'assume-reader', code: 'Unavailable' }]);
    expect(failed[0]?.remedy?.advice.join()).toContain('in a VPC');
  });

  it("names roots and units by the management account's id, wherever the role lives", async () => {
    const { failed } = await diagnosed(organization({ listAccountsIn: refuse() }));
    expect(failed.map(({ id, remedy }) => [id, remedy?.statements[0]?.statement['Resource']])).toEqual([
      ['list-accounts-of-root', 'arn:aws:organizations::333333333333:root/o-1/r-*'],
      ['list-accounts-of-unit', 'arn:aws:organizations::333333333333:ou/o-1/ou-*'],
    ]);
  });

  it('finds the root by ListRoots where accounts cannot be listed, and stops where neither can', async () => {
    const half = await diagnosed(organization({ listAccounts: refuse() }));
    expect(half.failed.map(({ id }) => id)).toEqual(['list-accounts']);
    const none = await diagnosed(organization({ listAccounts: refuse(), listRoots: refuse() }));
    expect(none.failed.map(({ id }) => id)).toEqual(['list-accounts', 'list-roots']);
    expect(none.outcomes).toMatchObject({
      'list-units-of-root': 'not-reached',
      'describe-unit': 'not-reached',
    });
  });

  it('leaves out checks of a unit where the organization has none', async () => {
    const flat = {
      listAccounts: async () => seen({ rootId: 'r-1' }),
      listUnits: async () => seen({ count: 0 }),
    };
    const { outcomes } = await diagnosed(organization(flat));
    expect(outcomes).toMatchObject({ 'list-units-of-root': 'passed', 'describe-unit': 'skipped' });
  });

  it('names the two switches that no policy shows where Cost Explorer refuses', async () => {
    const { failed } = await diagnosed(organization({ readCost: refuse() }, null));
    expect(failed).toMatchObject([{ id: 'read-cost' }]);
    const { remedy } = failed[0] ?? {};
    expect(remedy?.advice.join()).toMatch(/IAM access to Billing.*Cost Explorer/);
    expect(remedy?.statements[0]?.statement).toEqual({
      Effect: 'Allow',
      Action: 'ce:GetCostAndUsage',
      Resource: '*',
    });
  });

  it('fails where the worker may read by itself', async () => {
    const { failed } = await diagnosed(
      organization({
        listAccounts: async () => seen({ rootId: 'r-1', unitId: 'ou-1' }),
        readCost: async () => {},
      }),
    );
    expect(failed.map(({ id, code }) => [id, code])).toEqual([
      ['worker-cannot-read-organization', 'AccessTooWide'],
      ['worker-cannot-read-cost', 'AccessTooWide'],
    ]);
  });
});

describe("the organization's events", () => {
  const eventsOf = ({ checks }: Awaited<ReturnType<typeof diagnosed>>) =>
    checks.filter(({ id }) => id === 'read-events');

  it('are not asked for where the history may not be seeded', async () => {
    expect(eventsOf(await diagnosed(organization()))).toEqual([]);
  });

  it('are asked for once, without --paid', async () => {
    let asked = 0;
    const lookUpEvents = async () => {
      asked += 1;
    };
    const listAccounts: ReaderProbes['listAccounts'] = async (as) =>
      as === 'reader'
        ? seen({ rootId: 'r-1', unitId: 'ou-1', managementAccountId: '222222222222' })
        : refuse()();
    const found = eventsOf(await diagnosed(organization({ lookUpEvents, listAccounts }), SETTINGS, false));
    expect(found).toMatchObject([
      { outcome: 'passed', answer: 'answered', action: 'cloudtrail:LookupEvents' },
    ]);
    expect(asked).toBe(1);
  });

  it('are those of the management account alone', async () => {
    const [found] = eventsOf(await diagnosed(organization({ lookUpEvents: async () => {} })));
    expect(found).toMatchObject({
      outcome: 'warning',
      answer: expect.stringContaining('account 222222222222 has no events of the organization'),
      remedy: { advice: [expect.stringContaining('in account 333333333333')] },
    });
  });

  it('need a statement in the policy of the reader role', async () => {
    const facts = { ...SETTINGS.facts, deployedThrough: 'template' } as const;
    const { failed } = await diagnosed(organization({ lookUpEvents: refuse() }), { ...SETTINGS, facts });
    expect(failed).toMatchObject([{ id: 'read-events', code: 'AccessRefused' }]);
    expect(failed[0]?.remedy).toMatchObject({
      advice: [expect.stringMatching(/^the parameter HistorySeed has this statement .*update its stack/)],
      statements: [
        {
          principalArn: READER,
          policy: 'identity',
          statement: { Effect: 'Allow', Action: 'cloudtrail:LookupEvents', Resource: '*' },
        },
      ],
    });
  });
});
