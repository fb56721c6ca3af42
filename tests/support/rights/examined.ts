import { decodeDiagnosis } from '@ou-cost/contract';
import type { Diagnosis, HopCheck } from '@ou-cost/doctor';
import { type Sandbox, startSandbox } from '@ou-cost/sandbox';
import type { Deployment, PolicyStatement } from '@ou-cost/sandbox/deployed';
import { expect } from 'vitest';
import { type Ended, executeNode } from '../processes/execute.ts';
import { environmentOf } from '../processes/ou-cost.ts';
import { ENTERPRISE_PAYER } from '../sandbox/config.ts';
import { deploymentFor } from '../sandbox/start.ts';
import { enterprise } from '../scenarios/shipped.ts';
import { withGrant, withTrust } from './added-grants.ts';

/** What is examined, before anything of it is changed. */
export const DEPLOYMENT = deploymentFor(ENTERPRISE_PAYER);
/** The ARN of a role of the payer's account. */
export const role = (name: string) => `arn:aws:iam::${ENTERPRISE_PAYER}:role/${name}`;
export const DOCTOR = ['doctor', '--invoker-role-arn', role('ou-cost-invoker'), '--output', 'json'];
/** With what costs, and what must be refused. */
export const EVERYTHING = [...DOCTOR, '--paid', '--negative'];

/** Cost Explorer is a day ahead, so that a month that ends while a test runs is in the past for both. */
export async function sandboxWith(deployment: Deployment): Promise<Sandbox> {
  const today = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  return startSandbox({ deployment, scenario: await enterprise(), today });
}

export interface Examined {
  readonly ended: Ended;
  readonly diagnosis: Diagnosis;
  readonly failed: readonly HopCheck[];
}

/** What doctor finds, as Rundeck's role, on a sandbox that serves the deployment. */
export async function examine(
  deployment: Deployment,
  args: readonly string[] = EVERYTHING,
  changed: Readonly<Record<string, string>> = {},
): Promise<Examined> {
  const sandbox = await sandboxWith(deployment);
  try {
    const env = { ...environmentOf(sandbox, 'RundeckBatchRole'), ...changed };
    const ended = await executeNode('packages/cli/bin/ou-cost.mjs', args, { env });
    expect(ended.stdout, ended.stderr).not.toBe('');
    const diagnosis = decodeDiagnosis(JSON.parse(ended.stdout));
    return { ended, diagnosis, failed: diagnosis.checks.filter(({ outcome }) => outcome === 'failed') };
  } finally {
    await sandbox.stop();
  }
}

/** The deployment after somebody has added what the diagnosis says. */
export function withRemedy(deployment: Deployment, { remedy }: HopCheck): Deployment {
  const statements = remedy?.statements ?? [];
  return statements.reduce((before, { principalArn, policy, statement }) => {
    // As it was printed: JSON that IAM takes.
    const printed = statement as unknown as PolicyStatement;
    return policy === 'trust'
      ? withTrust(before, principalArn, printed)
      : withGrant(before, principalArn, printed);
  }, deployment);
}
