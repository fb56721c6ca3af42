import type { Clock } from '@ou-cost/spend';
import {
  calendarDate,
  type DateRange,
  dateOfInstant,
  daysBetween,
  instantText,
  OuCostError,
} from '@ou-cost/spend';
import { type DeployedThrough, deployedText } from '../deployment/way.ts';
import {
  type AwsAnswer,
  DIAGNOSIS_SCHEMA,
  type Diagnosis,
  type DiagnosisRequest,
  type FunctionFacts,
  type HopCheck,
} from '../diagnosis.ts';
import { functionOf, neighbourArn } from '../function-arn.ts';
import { roleArnOfSession, sessionArn } from '../principal.ts';
import { adviceOnExcess } from '../remedies/advice.ts';
import {
  type ChainContext,
  remedyForCredentials,
  remedyForDirectInvocation,
  remedyForInvocation,
  remedyForInvokePermission,
  remedyForInvokerRole,
} from '../remedies/chain.ts';
import { diagnosedMonth } from './month.ts';
import { CheckRunner, whyNotReached } from './runner.ts';
import { CHECK_IDS, CHECKS, type CheckId, isMadeWith } from './table.ts';
import { featuresOf } from './verify.ts';

/** The calls that check the way to the function. Each fails with an OuCostError. */
export interface ChainProbes {
  /** The ARN of the caller, whose credentials the command line has. */
  identifyCaller(): Promise<string>;
  assumeInvoker(): Promise<void>;
  /** Whether the function may be invoked, without invoking it. */
  dryRun(as: 'caller' | 'invoker', functionArn: string): Promise<void>;
  /** The function's own diagnosis. */
  askFunction(): Promise<Diagnosis>;
  /** AWS must refuse this call; where it does not, the call costs 0.01 USD. */
  readCostAsInvoker(range: DateRange): Promise<void>;
  answerOf(failure: OuCostError): AwsAnswer;
}

export interface ChainSettings extends ChainContext {
  readonly runId: string;
  /** Program and version. */
  readonly producer: string;
  /** Roles that may invoke the function without the invoker role, by configuration. */
  readonly directInvokers: readonly string[];
}

/** Tries every hop of the chain, and asks the function for its part. A broken hop is a finding, never a failure. */
export async function diagnoseChain(
  probes: ChainProbes,
  clock: Clock,
  request: DiagnosisRequest,
  settings: ChainSettings,
): Promise<Diagnosis> {
  const runner = new CheckRunner((failure) => probes.answerOf(failure));
  const caller = await assumeInvoker(runner, probes, settings);
  const asked = await askFunction(runner, probes, clock, settings);
  if (request.negative) {
    const way = asked?.function?.deployedThrough ?? null;
    await proveRefusals(runner, probes, clock, settings, { caller, way });
  }
  const { runId, producer } = settings;
  return {
    schema: DIAGNOSIS_SCHEMA,
    producer,
    runId,
    generatedAt: instantText(clock.now()),
    function: asked?.function ?? null,
    checks: inOrder(runner, asked, request),
  };
}

async function assumeInvoker(
  runner: CheckRunner,
  probes: ChainProbes,
  settings: ChainSettings,
): Promise<string | null> {
  let caller: string | null = null;
  await runner.run('caller-identity', {
    resource: null,
    // A getter, since only the attempt makes it known.
    get principal() {
      return caller;
    },
    needs: [],
    attempt: async () => {
      caller = await probes.identifyCaller();
      return `the credentials of ${caller}`;
    },
    remedy: (failure) => remedyForCredentials(failure, settings),
  });
  const principal: string | null = caller;
  await runner.run('assume-invoker', {
    resource: settings.invokerRoleArn,
    principal,
    needs: ['caller-identity'],
    attempt: async () => {
      await probes.assumeInvoker();
      return 'assumed';
    },
    remedy: (failure, answer) => remedyForInvokerRole(failure, answer, principal ?? '', settings),
  });
  return principal;
}

async function askFunction(
  runner: CheckRunner,
  probes: ChainProbes,
  clock: Clock,
  settings: ChainSettings,
): Promise<Diagnosis | null> {
  const { functionArn, invokerRoleArn, runId, producer } = settings;
  const planned = { resource: functionArn, principal: sessionArn(invokerRoleArn, runId) };
  await runner.run('may-invoke', {
    ...planned,
    needs: ['assume-invoker'],
    attempt: async () => {
      await probes.dryRun('invoker', functionArn);
      return 'allowed (dry run)';
    },
    remedy: (failure, answer) => remedyForInvokePermission(failure, answer, settings),
  });
  let asked: Diagnosis | null = null;
  await runner.run('function-answers', {
    ...planned,
    needs: ['may-invoke'],
    attempt: async () => {
      asked = await probes.askFunction();
      return functionSentence(asked.function, producer, clock.now());
    },
    remedy: (failure, answer) => remedyForInvocation(failure, answer, settings),
  });
  return asked;
}

/** Version, age and way of deployment of the code that answered; also this program's version where that differs. */
function functionSentence(facts: FunctionFacts | null, producer: string, now: number): string {
  if (facts === null) return 'answered, and does not say which version it is';
  const changed = facts.codeDate === null ? null : calendarDate(facts.codeDate);
  const age = changed === null ? null : daysBetween(changed, dateOfInstant(now));
  const days = age === 1 ? '1 day' : `${age} days`;
  const code =
    age === null ? 'the deployment does not say how old its code is' : `code of ${changed}, ${days} old`;
  const other = facts.producer === producer ? '' : `; this program is ${producer}`;
  return `answered: ${facts.producer}, ${code}, ${deployedText(facts.deployedThrough ?? null)}${other}`;
}

async function proveRefusals(
  runner: CheckRunner,
  probes: ChainProbes,
  clock: Clock,
  settings: ChainSettings,
  { caller, way }: { readonly caller: string | null; readonly way: DeployedThrough | null },
): Promise<void> {
  const { functionArn, invokerRoleArn, runId, configured, directInvokers } = settings;
  const callerRoleArns = configured?.callerRoleArns ?? [];
  const callerRole =
    caller === null ? '' : roleArnOfSession(caller, [...callerRoleArns, ...directInvokers], '/');
  await runner.run('caller-cannot-invoke', {
    resource: functionArn,
    principal: caller,
    needs: ['caller-identity'],
    skipReason: directInvokers.includes(callerRole)
      ? "the configuration allows it to this role under 'directInvokers'"
      : null,
    attempt: () => dryRunAnswer(probes, 'caller', functionArn),
    remedy: (failure) => remedyForDirectInvocation(failure, callerRole, settings, way),
  });
  // A grant with a wildcard, as in 'function:*', would match this name.
  const other = neighbourArn(functionArn, `not-${functionOf(functionArn).name}`.slice(0, 64));
  const invoker = { principal: sessionArn(invokerRoleArn, runId), needs: ['assume-invoker'] as const };
  const remedy = (failure: OuCostError | null) =>
    failure === null
      ? adviceOnExcess(
          invokerRoleArn,
          `remove what allows ${invokerRoleArn} to do more than invoke ${functionArn}`,
        )
      : null;
  await runner.run('invoker-cannot-invoke-others', {
    ...invoker,
    resource: other,
    attempt: () => dryRunAnswer(probes, 'invoker', other),
    remedy,
  });
  await runner.run('invoker-cannot-read-cost', {
    ...invoker,
    resource: '*',
    attempt: async () => {
      await probes.readCostAsInvoker(diagnosedMonth(clock.now()));
      return 'answered';
    },
    remedy,
  });
}

/** Fails where AWS refuses the dry run. AWS checks permissions first: that no such function exists means 'allowed'. */
async function dryRunAnswer(
  probes: ChainProbes,
  as: 'caller' | 'invoker',
  functionArn: string,
): Promise<string> {
  try {
    await probes.dryRun(as, functionArn);
  } catch (failure) {
    if (!(failure instanceof OuCostError) || failure.code !== 'FunctionNotFound') throw failure;
  }
  return 'allowed';
}

/** The runner's checks and the function's, in the order of the chain. */
function inOrder(runner: CheckRunner, asked: Diagnosis | null, request: DiagnosisRequest): HopCheck[] {
  const tried = new Map([...runner.checks, ...(asked?.checks ?? [])].map((check) => [check.id, check]));
  // Only the function knows what the deployment has.
  const features = featuresOf({ checks: asked?.checks ?? [] });
  const wanted = CHECK_IDS.filter(
    (id) => (CHECKS[id].proves === 'allowed' || request.negative) && isMadeWith(features, id),
  );
  return wanted.map((id) => tried.get(id) ?? notReached(id, asked));
}

function notReached(id: CheckId, asked: Diagnosis | null): HopCheck {
  const { hop, proves, as, action } = CHECKS[id];
  const answer = asked === null ? whyNotReached('function-answers') : 'the function did not try it';
  const nothing = { principal: null, resource: null, code: null, remedy: null };
  return { id, hop, proves, as, action, ...nothing, outcome: 'not-reached', answer };
}
