import { type ErrorCode, OuCostError } from '@ou-cost/spend';
import { type ChainProbes, type ChainSettings, diagnoseChain } from '../checks/chain.ts';
import type { ConfiguredChain } from '../configured-chain.ts';
import type { DeployedThrough } from '../deployment/way.ts';
import { DIAGNOSIS_SCHEMA, type Diagnosis } from '../diagnosis.ts';
import { type StatedRefusal, UNSTATED } from '../stated-refusal.ts';

export const CALLER = 'arn:aws:sts::111111111111:assumed-role/Rundeck/i-0a';
export const INVOKER = 'arn:aws:iam::222222222222:role/cost/ou-cost-invoker';
export const FUNCTION = 'arn:aws:lambda:eu-west-1:222222222222:function:ou-cost-report';
export const CONFIGURED: ConfiguredChain = {
  invokerRoleArn: INVOKER,
  externalId: null,
  functionArn: FUNCTION,
  callerRoleArns: ['arn:aws:iam::111111111111:role/batch/Rundeck'],
};
export const SETTINGS: ChainSettings = {
  runId: 'run-1',
  producer: 'ou-cost 2.0.0',
  invokerRoleArn: INVOKER,
  externalId: null,
  functionArn: FUNCTION,
  workerRoleArn: 'arn:aws:iam::222222222222:role/cost/ou-cost-worker',
  configured: CONFIGURED,
  directInvokers: [],
};
export const clock = { now: () => Date.UTC(2026, 10, 23, 12) };

export function answered(
  codeDate: string | null,
  producer = 'ou-cost 2.0.0',
  deployedThrough?: DeployedThrough,
): Diagnosis {
  const facts = { producer, codeDate, deployedThrough };
  return { schema: DIAGNOSIS_SCHEMA, producer, runId: 'run-1', generatedAt: '', function: facts, checks: [] };
}

export function refusal(code: ErrorCode = 'AccessRefused'): OuCostError {
  return new OuCostError(code, `failed with ${code}`);
}

/** A chain in memory in which every check passes, except for the changes. */
export function chain(changes: Partial<ChainProbes> = {}, stated: StatedRefusal = UNSTATED): ChainProbes {
  return {
    identifyCaller: async () => CALLER,
    assumeInvoker: async () => {},
    dryRun: async (as, arn) => {
      if (as === 'caller' || arn !== FUNCTION) throw refusal();
    },
    askFunction: async () => answered('2026-11-22', 'ou-cost 2.0.0', 'cdk'),
    readCostAsInvoker: async () => {
      throw refusal();
    },
    answerOf: (failure) => ({ message: failure.message, refusal: stated }),
    ...changes,
  };
}

const BOTH = { paid: false, negative: true };

export async function failedIn(probes: ChainProbes, settings = SETTINGS) {
  const diagnosis = await diagnoseChain(probes, clock, BOTH, settings);
  return { diagnosis, failed: diagnosis.checks.filter(({ outcome }) => outcome === 'failed') };
}
