import { decodeDiagnosis } from '@ou-cost/contract';
import { type ChainProbes, type DiagnosisRequest, verifyDiagnosis } from '@ou-cost/doctor';
import type { Clock } from '@ou-cost/spend';
import type { CredentialProvider } from '../credentials/caller.ts';
import { roleCredentials } from '../credentials/role.ts';
import { awsAnswer } from '../failure/refusal-reason.ts';
import { invokeReportFunction } from '../lambda/invoke.ts';
import { PacedCalls } from '../pacing/paced-calls.ts';
import { RequestMeter } from '../pacing/request-meter.ts';
import { systemTiming } from '../pacing/timing.ts';
import type { Route } from '../route/route.ts';
import { callerIdentity } from './caller-identity.ts';
import { probeCost } from './cost.ts';
import { dryRunInvocation } from './dry-run.ts';

export interface ChainProbeOptions {
  /** The caller's. */
  readonly credentials: CredentialProvider;
  readonly region: string;
  /** @default straight to AWS */
  readonly route?: Route;
  readonly invokerRoleArn: string;
  readonly externalId: string | null;
  readonly functionArn: string;
  /** How long to wait for the function's answer. */
  readonly timeoutSeconds: number;
  /** The name of the invoker's session, and the run id of the function. */
  readonly runId: string;
  readonly request: DiagnosisRequest;
}

/** The time for each call; the whole run has no deadline, since the function may take minutes. */
const CALL_TIMEOUT_MS = 60_000;

/** The probes up to the function, with the caller's credentials and with those of the invoker role. */
export function composeChainProbes(options: ChainProbeOptions): {
  readonly probes: ChainProbes;
  readonly clock: Clock;
} {
  const { credentials, region, invokerRoleArn, externalId, functionArn, timeoutSeconds, runId } = options;
  const route = options.route === undefined ? {} : { route: options.route };
  const newCalls = () =>
    new PacedCalls({
      timing: systemTiming,
      meter: new RequestMeter(),
      deadline: systemTiming.now() + CALL_TIMEOUT_MS,
      maxCostExplorerRequests: null,
    });
  const invoker = roleCredentials({
    credentials,
    region,
    roleArn: invokerRoleArn,
    sessionName: runId,
    hop: 'assume the invoker role',
    calls: newCalls(),
    timing: systemTiming,
    ...route,
    ...(externalId === null ? {} : { externalId }),
  });
  const probes: ChainProbes = {
    identifyCaller: () => callerIdentity({ credentials, region, ...route, calls: newCalls() }),
    assumeInvoker: async () => {
      await invoker();
    },
    dryRun: (as, arn) => {
      const who = as === 'caller' ? credentials : invoker;
      return dryRunInvocation({ credentials: who, region, ...route, functionArn: arn, calls: newCalls() });
    },
    askFunction: async () => {
      const request = { kind: 'diagnose', runId, ...options.request } as const;
      const reach = { credentials: invoker, region, ...route, functionName: functionArn, timeoutSeconds };
      const diagnosis = decodeDiagnosis(await invokeReportFunction({ ...reach, request }));
      verifyDiagnosis(diagnosis, options.request, runId);
      return diagnosis;
    },
    readCostAsInvoker: (range) =>
      probeCost({ credentials: invoker, region, ...route, calls: newCalls(), range, billingViewArn: null }),
    answerOf: awsAnswer,
  };
  return { probes, clock: systemTiming };
}
