import type { ErrorCode } from '@ou-cost/spend';
import { describe, expect, it } from 'vitest';
import { type StatedRefusal, UNSTATED } from '../stated-refusal.ts';
import {
  answered,
  CONFIGURED,
  chain,
  clock,
  FUNCTION,
  failedIn,
  INVOKER,
  refusal,
  SETTINGS,
} from '../testing/memory-chain.ts';
import { verdictOf } from '../verdict.ts';
import { type ChainProbes, diagnoseChain } from './chain.ts';

describe('the chain up to the function', () => {
  it('works: nothing fails, and the answer tells version, age and way of deployment', async () => {
    const { diagnosis, failed } = await failedIn(chain());
    expect(failed).toEqual([]);
    expect(verdictOf(diagnosis)).toBeNull();
    const answer = diagnosis.checks.find(({ id }) => id === 'function-answers')?.answer;
    expect(answer).toBe('answered: ou-cost 2.0.0, code of 2026-11-22, 1 day old, deployed with CDK');
  });

  it('names both versions where they differ', async () => {
    const { diagnosis } = await failedIn(
      chain({ askFunction: async () => answered(null, 'ou-cost 1.0.0', undefined) }),
    );
    const answer = diagnosis.checks.find(({ id }) => id === 'function-answers')?.answer;
    expect(answer).toBe(
      'answered: ou-cost 1.0.0, the deployment does not say how old its code is, it is not known how it was deployed; this program is ou-cost 2.0.0',
    );
  });

  it("fixes a refused sts:AssumeRole on both sides, with the caller's full ARN and the external id", async () => {
    const assumeInvoker = async () => {
      throw refusal();
    };
    const { failed, diagnosis } = await failedIn(chain({ assumeInvoker }), {
      ...SETTINGS,
      externalId: 'x-1',
      configured: { ...CONFIGURED, externalId: 'x-1' },
    });
    expect(failed).toHaveLength(1);
    expect(failed[0]?.remedy?.statements).toEqual([
      {
        principalArn: 'arn:aws:iam::111111111111:role/batch/Rundeck',
        policy: 'identity',
        statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: INVOKER },
      },
      {
        principalArn: INVOKER,
        policy: 'trust',
        statement: {
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::111111111111:root' },
          Action: 'sts:AssumeRole',
          Condition: {
            ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111111111111:role/batch/Rundeck' },
            StringEquals: { 'sts:ExternalId': 'x-1' },
          },
        },
      },
    ]);
    expect(failed[0]?.remedy?.commands[0]).toBe(
      `aws iam put-role-policy --role-name 'Rundeck' --policy-name ou-cost-fix-assume-invoker --policy-document ` +
        `'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"${INVOKER}"}]}' # in account 111111111111`,
    );
    const verdict = verdictOf(diagnosis);
    expect(verdict?.code).toBe('AccessRefused');
    expect(verdict?.message).toContain("the hop 'assume the invoker role' is broken");
  });

  it.each<[StatedRefusal['policy'], readonly string[]]>([
    ['identity', ['identity']],
    ['trust', ['trust']],
    [null, ['identity', 'trust']],
    ['boundary', []],
    ['session', []],
    ['endpoint', []],
    ['service-control', []],
    ['resource-control', []],
  ])('offers the statement that is missing where no %s policy allows: %j', async (policy, expected) => {
    const assumeInvoker = async () => {
      throw refusal();
    };
    const { failed } = await failedIn(chain({ assumeInvoker }, { ...UNSTATED, policy }));
    expect(failed[0]?.remedy?.statements.map((one) => one.policy)).toEqual(expected);
    expect(failed[0]?.remedy?.advice).not.toEqual([]);
  });

  it.each<StatedRefusal['policy']>(['identity', 'trust', 'resource', 'boundary', 'service-control', null])(
    'offers nothing to add where a statement of a %s policy denies the call',
    async (policy) => {
      const assumeInvoker = () => Promise.reject(refusal());
      const denied = { policy, isDenied: true, policyArn: null };
      const { failed } = await failedIn(chain({ assumeInvoker }, denied));
      expect(failed[0]?.remedy).toMatchObject({ statements: [], commands: [] });
      expect(failed[0]?.remedy?.advice.join()).toContain('no grant overrides');
    },
  );

  it('tries nothing after the first broken hop, except what needs only the caller', async () => {
    const assumeInvoker = async () => {
      throw refusal();
    };
    const { diagnosis } = await failedIn(chain({ assumeInvoker }));
    const outcomes = Object.fromEntries(diagnosis.checks.map(({ id, outcome }) => [id, outcome]));
    expect(outcomes).toMatchObject({
      'caller-identity': 'passed',
      'assume-invoker': 'failed',
      'may-invoke': 'not-reached',
      'read-cost': 'not-reached',
      'caller-cannot-invoke': 'passed',
      'invoker-cannot-read-cost': 'not-reached',
    });
  });

  it.each<[ErrorCode, string]>([
    ['FunctionTimedOut', 'NAT gateway'],
    ['FunctionOutOfMemory', 'function.memoryMegabytes'],
    ['FunctionBroken', 'log'],
    ['InvalidRequest', 'older than this program'],
    ['InvalidConfiguration', 'npm run deploy'],
    ['Throttled', 'run again later'],
  ])('says what to do where the function fails with %s', async (code, advice) => {
    const askFunction = async () => {
      throw refusal(code);
    };
    const { failed, diagnosis } = await failedIn(chain({ askFunction }));
    expect(failed).toMatchObject([{ id: 'function-answers', code }]);
    expect(failed[0]?.remedy?.advice.join('; ')).toContain(advice);
    expect(verdictOf(diagnosis)?.code).toBe(code);
  });

  it('does not report a defect of this program as a finding', async () => {
    const identifyCaller = () => Promise.reject(new TypeError('x is not a function'));
    await expect(failedIn(chain({ identifyCaller }))).rejects.toThrow(TypeError);
  });
});

describe('what must be refused', () => {
  it.each([
    ['cdk', true],
    ['template', false],
    ['terraform', false],
    [undefined, true],
  ] as const)('can be allowed by configuration, deployed through %s: %s', async (way, isPossible) => {
    const askFunction = async () => answered(null, 'ou-cost 2.0.0', way);
    const { failed } = await failedIn(chain({ askFunction, dryRun: async () => {} }));
    const remedy = failed.find(({ id }) => id === 'caller-cannot-invoke')?.remedy;
    expect(remedy?.advice.join().includes('directInvokers')).toBe(isPossible);
  });

  it('is tried only where it is asked for', async () => {
    const { checks } = await diagnoseChain(chain(), clock, { paid: false, negative: false }, SETTINGS);
    expect(checks.filter(({ proves }) => proves === 'refused')).toEqual([]);
  });

  it.each<[string, Partial<ChainProbes>]>([
    [
      'caller-cannot-invoke',
      { dryRun: async (_, arn) => (arn === FUNCTION ? undefined : Promise.reject(refusal())) },
    ],
    [
      'invoker-cannot-invoke-others',
      {
        // AWS would have allowed it, and looked for the function.
        dryRun: async (as, arn) => {
          if (as === 'caller') throw refusal();
          if (arn !== FUNCTION) throw refusal('FunctionNotFound');
        },
      },
    ],
    ['invoker-cannot-read-cost', { readCostAsInvoker: async () => {} }],
  ])('%s fails where it is allowed', async (id, changes) => {
    const { failed, diagnosis } = await failedIn(chain(changes));
    expect(failed).toMatchObject([{ id, code: 'AccessTooWide', answer: 'allowed, and must not be' }]);
    expect(verdictOf(diagnosis)?.code).toBe('AccessTooWide');
  });

  it('is not proven by a failure other than a refusal', async () => {
    const readCostAsInvoker = async () => {
      throw refusal('Throttled');
    };
    const { failed, diagnosis } = await failedIn(chain({ readCostAsInvoker }));
    expect(failed).toMatchObject([
      {
        id: 'invoker-cannot-read-cost',
        code: 'Throttled',
        answer: 'could not be proven: failed with Throttled',
      },
    ]);
    expect(verdictOf(diagnosis)?.message).toContain('could not be proven');
  });

  it('is left out where the configuration allows it', async () => {
    const directInvokers = ['arn:aws:iam::111111111111:role/batch/Rundeck'];
    const dryRun = async () => {};
    const { diagnosis } = await failedIn(chain({ dryRun }), { ...SETTINGS, directInvokers });
    expect(diagnosis.checks.find(({ id }) => id === 'caller-cannot-invoke')).toMatchObject({
      outcome: 'skipped',
      answer: expect.stringContaining('directInvokers'),
    });
  });

  it('comes after a broken hop in the verdict', async () => {
    const changes = {
      readCostAsInvoker: async () => {},
      askFunction: () => Promise.reject(refusal('Unavailable')),
    };
    const { diagnosis } = await failedIn(chain(changes));
    expect(verdictOf(diagnosis)).toMatchObject({
      code: 'Unavailable',
      message: expect.stringContaining('1 more'),
    });
  });
});
