import { describe, expect, it } from 'vitest';
import type { ChainProbes, ChainSettings } from './checks/chain.ts';
import { unlistedCaller } from './configured-chain.ts';
import { sessionArn } from './principal.ts';
import {
  CALLER,
  CONFIGURED,
  chain,
  FUNCTION,
  failedIn,
  INVOKER,
  refusal,
  SETTINGS,
} from './testing/memory-chain.ts';

describe('a chain that is not the configured one', () => {
  const assumeInvoker = () => Promise.reject(refusal());
  const notInvoked = () => Promise.reject(refusal());
  const other = 'arn:aws:iam::333333333333:role/other';
  const elsewhere = FUNCTION.replace('eu-west-1', 'us-east-1');

  it.each<[string, Partial<ChainProbes>, Partial<ChainSettings>, string]>([
    [
      'a caller that is not listed',
      { assumeInvoker, identifyCaller: async () => CALLER.replace('Rundeck', 'Ann') },
      {},
      "the configuration lists arn:aws:iam::111111111111:role/batch/Rundeck under 'callers', and not arn:aws:iam::111111111111:role/Ann",
    ],
    [
      'a caller of the same name in another account',
      { assumeInvoker, identifyCaller: async () => CALLER.replace('111111111111', '333333333333') },
      {},
      'and not arn:aws:iam::333333333333:role/Rundeck',
    ],
    ['another role', { assumeInvoker }, { invokerRoleArn: other }, `another invoker role, ${INVOKER}`],
    ['another external id', { assumeInvoker }, { externalId: 'guessed' }, 'omit --external-id'],
    [
      'no external id',
      { assumeInvoker },
      { configured: { ...CONFIGURED, externalId: 'x' } },
      'not that of the configuration',
    ],
    [
      'another region',
      { dryRun: notInvoked },
      { functionArn: elsewhere },
      "region 'eu-west-1', not 'us-east-1'",
    ],
    [
      'another name',
      { dryRun: notInvoked },
      { functionArn: `${FUNCTION}-2` },
      "function 'ou-cost-report', not 'ou-cost-report-2'",
    ],
    [
      'another account',
      { dryRun: notInvoked },
      { functionArn: FUNCTION.replace('222222222222', '333333333333') },
      "account '222222222222', not '333333333333'",
    ],
    [
      'an alias',
      { dryRun: notInvoked },
      { functionArn: `${FUNCTION}:live` },
      `write --function '${FUNCTION}', without ':live'`,
    ],
  ])('%s: names the difference, and offers nothing to add', async (_, changes, settings, difference) => {
    const { failed } = await failedIn(chain(changes), { ...SETTINGS, ...settings });
    expect(failed[0]?.remedy).toMatchObject({ statements: [], commands: [] });
    expect(failed[0]?.remedy?.advice.join('; ')).toContain(difference);
  });

  it('is not what is amiss where the caller is the invoker role already', async () => {
    const itself = { assumeInvoker, identifyCaller: async () => sessionArn(INVOKER, 'i-0a') };
    for (const configured of [CONFIGURED, null]) {
      const { failed } = await failedIn(chain(itself), { ...SETTINGS, configured });
      expect(failed[0]?.remedy).toEqual({
        advice: [
          "these are credentials of the invoker role already: give those of the scheduler's role, which assumes it",
        ],
        statements: [],
        commands: [],
      });
    }
  });

  it('says nothing of a caller whom AWS does not name', () => {
    expect(unlistedCaller('the caller', CONFIGURED)).toBeNull();
  });

  it('is told apart as well where AWS finds no function, or no endpoint', async () => {
    const settings = { ...SETTINGS, functionArn: elsewhere };
    for (const changes of [
      { dryRun: () => Promise.reject(refusal('FunctionNotFound')) },
      { identifyCaller: () => Promise.reject(refusal('Unavailable')) },
    ]) {
      const [first] = (await failedIn(chain(changes), settings)).failed;
      expect(first?.remedy?.advice.join()).toContain("region 'eu-west-1', not 'us-east-1'");
    }
  });

  it('keeps what AWS says of a refusal that no grant lifts', async () => {
    const denied = { policy: 'service-control' as const, isDenied: true, policyArn: null };
    const { failed } = await failedIn(chain({ dryRun: notInvoked }, denied), {
      ...SETTINGS,
      functionArn: elsewhere,
    });
    expect(failed[0]?.remedy?.advice[0]).toContain('region');
    expect(failed[0]?.remedy?.advice[1]).toContain('service control policy');
  });

  it('cannot be told without a configuration: nothing is to be granted before it is checked', async () => {
    const settings = { ...SETTINGS, configured: null };
    const [entering] = (await failedIn(chain({ assumeInvoker }), settings)).failed;
    expect(entering?.remedy?.advice.join()).toContain(
      'callers in the configuration (in the template: the parameters CallerRoleArn to CallerRoleArn5): add the role there and deploy',
    );
    const [invoking] = (await failedIn(chain({ dryRun: notInvoked }), settings)).failed;
    expect(invoking?.remedy?.commands[0]).toBe(
      `aws lambda get-function --function-name ${FUNCTION} --region eu-west-1 # in account 222222222222`,
    );
    expect(invoking?.remedy?.advice[0]).toContain('grant nothing before');
    const [split] = (await failedIn(chain({ dryRun: notInvoked }), { ...settings, invokerRoleArn: other }))
      .failed;
    expect(split?.remedy).toMatchObject({ statements: [], commands: [] });
    expect(split?.remedy?.advice[0]).toContain(
      'in account 222222222222, and the invoker role in account 333333333333',
    );
  });
});
