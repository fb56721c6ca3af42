import { composeReportPorts } from '@ou-cost/aws';
import { decodeRequest } from '@ou-cost/contract';
import { type FaultRule, type Scenario, startSandbox } from '@ou-cost/sandbox';
import type { Deployment } from '@ou-cost/sandbox/deployed';
import { OuCostError, type Report, reportSpend } from '@ou-cost/spend';
import { inProcessRequestHandler } from '../../packages/sandbox/src/testing/in-process-request-handler.ts';
import { VirtualTime } from '../../packages/sandbox/src/testing/virtual-time.ts';
import { SETTINGS } from '../../packages/spend/src/testing/bill.ts';
import type { Question } from '../support/in-process/adapters.ts';
import { type RequestsMade, requestsMade } from '../support/pacing/requests.ts';
import { ENTERPRISE_PAYER } from '../support/sandbox/config.ts';
import { type Behaviour, deploymentFor } from '../support/sandbox/start.ts';
import { TODAY, WHOLE_BILL } from '../support/scenarios/generated.ts';

/** One month, with AWS's quotas and 50 ms of latency. */
export const AWS_PACE = { quotas: 'aws', latency: 50, question: { period: '2026-10' } } as const;

/** How the sandbox behaves during a run, and what the run is asked for. */
export interface RunOptions extends Omit<Behaviour, 'faults'> {
  readonly faults?: readonly FaultRule[];
  readonly seed?: number;
  /** Milliseconds from the start to the deadline; null: no deadline. @default 15 minutes, the most that Lambda allows */
  readonly timeLimit?: number | null;
  readonly question?: Question;
}

/** How a run ended, and what it requested from the sandbox. */
export interface Run extends RequestsMade {
  readonly outcome: Report | OuCostError;
  /** Virtual milliseconds from its start to its end. */
  readonly milliseconds: number;
  /** The number of requests in which a fault occurred. */
  readonly faultyRequests: number;
  /** Secret keys and session tokens, which no output may contain. */
  readonly secrets: readonly string[];
}

/** Milliseconds of real time after which a run counts as hanging. */
const HANG = 30_000;
/** Virtual milliseconds in which further requests of an ended run are still counted. */
const AFTER_THE_END = 600_000;

let deployment: Deployment | undefined;

/**
 * Makes a report as the function does, with a sandbox in this process and on virtual time: the worker assumes the
 * reader role, with which Organizations and Cost Explorer are read. Rejects if the run ends with an error that is not
 * an OuCostError, or if it hangs.
 */
export async function runInProcess(scenario: Scenario, options: RunOptions = {}): Promise<Run> {
  const { faults = [], seed = 1, timeLimit = 900_000, question = WHOLE_BILL, ...behaviour } = options;
  deployment ??= deploymentFor(ENTERPRISE_PAYER);
  const time = new VirtualTime(`${TODAY}T00:00:01Z`, { seed });
  const sandbox = await startSandbox({
    deployment,
    scenario,
    faults: { seed, faults },
    ...behaviour,
    listens: false,
    clock: time.clock,
    sleep: time.sleep,
  });
  const secrets: string[] = [];
  const answer: typeof sandbox.answer = async (request) => {
    const answered = await sandbox.answer(request);
    if (answered !== 'reset') secrets.push(...secretsIn(Buffer.from(answered.body).toString()));
    return answered;
  };
  const worker = sandbox.credentialsFor(roleNamed('ou-cost-worker'), {
    ...(sandbox.functionArn === undefined ? {} : { sourceFunctionArn: sandbox.functionArn }),
  });
  secrets.push(worker.secretAccessKey, worker.sessionToken);
  const { report, source } = decodeRequest(question);
  const started = time.now();
  const ports = composeReportPorts({
    region: sandbox.region,
    readerRoleArn: roleNamed('ou-cost-reader'),
    credentials: async () => worker,
    runId: SETTINGS.runId,
    deadline: timeLimit === null ? null : started + timeLimit,
    ...source,
    timing: time,
    requestHandler: withRequestInResponse(inProcessRequestHandler({ answer })),
  });
  const outcome = await ended(reportSpend(ports, report, SETTINGS));
  const milliseconds = time.now() - started;
  // A run that sends requests after its end would send them in this time.
  await time.sleep(AFTER_THE_END);
  return {
    outcome,
    milliseconds,
    ...requestsMade(sandbox.calls),
    faultyRequests: sandbox.calls.filter(
      ({ origin, faults = [] }) => origin === 'request' && faults.length > 0,
    ).length,
    secrets,
  };
}

/** Adds to each response its request with the session token, as Node's responses have it, so that a leak is found. */
function withRequestInResponse(handler: ReturnType<typeof inProcessRequestHandler>): typeof handler {
  return {
    ...handler,
    handle: async (request, options) => {
      const { response } = await handler.handle(request, options);
      return { response: Object.assign(response, { req: { headers: request.headers } }) };
    },
  };
}

async function ended(run: Promise<Report>): Promise<Report | OuCostError> {
  let timer: NodeJS.Timeout | undefined;
  const hang = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the run hangs')), HANG);
  });
  try {
    return await Promise.race([run, hang]);
  } catch (error) {
    if (error instanceof OuCostError) return error;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

function roleNamed(name: string): string {
  const role = deployment?.roles.find(({ arn }) => arn.endsWith(`/${name}`));
  if (role === undefined) throw new Error(`the deployment has no role ${name}`);
  return role.arn;
}

/** The secret parts of the credentials in an answer of STS. */
function secretsIn(body: string): string[] {
  return [...body.matchAll(/<(SecretAccessKey|SessionToken)>([^<]+)</g)].map(([, , secret = '']) => secret);
}
