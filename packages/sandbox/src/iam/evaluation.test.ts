import type { Simulation } from '@cloud-copilot/iam-simulate';
import { expect, it } from 'vitest';
import type { PolicyStatement } from '../deployed/model.ts';
import { evaluate } from './evaluation.ts';

const READS = {
  Effect: 'Allow',
  Action: 'organizations:ListAccounts',
  Resource: '*',
} satisfies PolicyStatement;

function question(
  statement: PolicyStatement,
  contextVariables: Readonly<Record<string, string>>,
): Simulation {
  return {
    request: {
      principal: 'arn:aws:sts::222222222222:assumed-role/reader/run-1',
      action: 'organizations:ListAccounts',
      resource: { resource: '*', accountId: '222222222222' },
      contextVariables,
    },
    identityPolicies: [{ name: 'reads', policy: { Version: '2012-10-17', Statement: [statement] } }],
    serviceControlPolicies: [],
    resourceControlPolicies: [],
  };
}

it('answers a question again where no policy names what changed, and anew where one does', async () => {
  const at = (statement: PolicyStatement, time: string) =>
    evaluate(question(statement, { 'aws:CurrentTime': time }));
  expect(at(READS, '2026-11-01T00:00:00Z')).toBe(at(READS, '2026-11-03T00:00:00Z'));

  // The names of condition keys are compared in any case.
  const until = { ...READS, Condition: { DateLessThan: { 'AWS:currenttime': '2026-11-02T00:00:00Z' } } };
  expect(await at(until, '2026-11-01T00:00:00Z')).toEqual({ allowed: true, reason: '' });
  expect(await at(until, '2026-11-03T00:00:00Z')).toEqual({
    allowed: false,
    reason: ' because no identity-based policy allows the organizations:ListAccounts action',
  });
  expect((await at({ ...READS, Action: 'organizations:ListRoots' }, '2026-11-01T00:00:00Z')).allowed).toBe(
    false,
  );
});
