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

/** How one run is made. */
export interface RunOptions extends Omit<Behaviour, 'faults'> {
  readonly faults?: readonly FaultRule[];
  readonly seed?: number;
  /** Milliseconds from the start; null: none. @default a quarter of an hour, the longest that a function has */
  readonly time?: number | null;
  readonly question?: Question;
}

/** How one run ended, in virtual milliseconds, and what it asked of the sandbox. */
export interface Run extends RequestsMade {
  readonly outcome: Report | OuCostError;
  readonly milliseconds: number;
  /** Requests that a fault struck. */
  readonly struck: number;
  /** What no output may show. */
  readonly secrets: readonly string[];
}

/** So long a run may last in real time: more is a hang. */
const HANG = 30_000;
const AFTERWARDS = 600_000;

let deployment: Deployment | undefined;

/**
 * The function's run against a sandbox in this process, on one virtual time: the worker assumes the reader role,
 * with which Organizations and Cost Explorer are read. Rejects where a run ends in anything but a report or our
 * own failure, or does not end.
 */
export async function runInProcess(scenario: Scenario, options: RunOptions = {}): Promise<Run> {
  const { faults = [], seed = 1, time: timeLeft = 900_000, question = WHOLE_BILL, ...behaviour } = options;
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
    deadline: timeLeft === null ? null : started + timeLeft,
    ...source,
    timing: time,
    requestHandler: withRequestInResponse(inProcessRequestHandler({ answer })),
  });
  const outcome = await ended(reportSpend(ports, report, SETTINGS));
  const milliseconds = time.now() - started;
  // Whatever a run that has ended should still send shows in what was asked.
  await time.sleep(AFTERWARDS);
  return {
    outcome,
    milliseconds,
    ...requestsMade(sandbox.calls),
    struck: sandbox.calls.filter(({ origin, faults = [] }) => origin === 'request' && faults.length > 0)
      .length,
    secrets,
  };
}

/** A response holds its request, token and all, as one of Node's does: so that it would show where one leaks. */
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

/** The secret parts of the credentials that STS hands out. */
function secretsIn(body: string): string[] {
  return [...body.matchAll(/<(SecretAccessKey|SessionToken)>([^<]+)</g)].map(([, , secret = '']) => secret);
}
