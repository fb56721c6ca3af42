import type { Clock } from '@ou-cost/spend';
import {
  calendarDate,
  type DateRange,
  dateOfInstant,
  daysBetween,
  instantText,
  OuCostError,
} from '@ou-cost/spend';
import {
  type AwsAnswer,
  CHECK_IDS,
  CHECKS,
  type CheckId,
  DIAGNOSIS_SCHEMA,
  type Diagnosis,
  type DiagnosisRequest,
  type FunctionFacts,
  type HopCheck,
} from '../diagnosis.ts';
import { functionOf, neighbourArn } from '../function-arn.ts';
import { roleArnOfSession, sessionArn } from '../principal.ts';
import {
  type ChainContext,
  remedyForCredentials,
  remedyForDirectInvocation,
  remedyForInvocation,
  remedyForInvokePermission,
  remedyForInvokerRole,
} from '../remedies/chain.ts';
import { narrow } from '../remedies/remedy.ts';
import { diagnosedMonth } from './month.ts';
import { CheckRunner, whyNotReached } from './runner.ts';

/** The calls behind the checks on the way to the function, each failing with an OuCostError. */
export interface ChainProbes {
  /** The ARN that AWS knows the credentials at hand by. */
  identifyCaller(): Promise<string>;
  assumeInvoker(): Promise<void>;
  /** Whether the function may be invoked, without invoking it. */
  dryRun(as: 'caller' | 'invoker', functionArn: string): Promise<void>;
  /** The function's own diagnosis. */
  askFunction(): Promise<Diagnosis>;
  /** Costs a cent where it is answered, which it must not be. */
  readCostAsInvoker(range: DateRange): Promise<void>;
  answerOf(failure: OuCostError): AwsAnswer;
}

export interface ChainSettings extends ChainContext {
  readonly runId: string;
  /** Program and version. */
  readonly producer: string;
  /** Roles that the configuration admits to the function without the invoker role. */
  readonly directInvokers: readonly string[];
}

/** Walks the chain hop by hop, the function's part by asking it. A broken hop is a finding, never a failure. */
export async function diagnoseChain(
  probes: ChainProbes,
  clock: Clock,
  request: DiagnosisRequest,
  settings: ChainSettings,
): Promise<Diagnosis> {
  const runner = new CheckRunner((failure) => probes.answerOf(failure));
  const caller = await assumeInvoker(runner, probes, settings);
  const asked = await askFunction(runner, probes, clock, settings);
  if (request.negative) await proveRefusals(runner, probes, clock, settings, caller);
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
    // Known once it has been asked.
    get principal() {
      return caller;
    },
    needs: [],
    attempt: async () => {
      caller = await probes.identifyCaller();
      return `they are of ${caller}`;
    },
    remedy: remedyForCredentials,
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

/** Version and age of the code that answered, and whether it is another than this program's. */
function functionSentence(facts: FunctionFacts | null, producer: string, now: number): string {
  if (facts === null) return 'answered, and does not say which version it is';
  const changed = facts.codeDate === null ? null : calendarDate(facts.codeDate);
  const age = changed === null ? null : daysBetween(changed, dateOfInstant(now));
  const days = age === 1 ? '1 day' : `${age} days`;
  const code =
    age === null ? 'the deployment does not say how old its code is' : `code of ${changed}, ${days} old`;
  const other = facts.producer === producer ? '' : `; this program is ${producer}`;
  return `answered: ${facts.producer}, ${code}${other}`;
}

async function proveRefusals(
  runner: CheckRunner,
  probes: ChainProbes,
  clock: Clock,
  settings: ChainSettings,
  caller: string | null,
): Promise<void> {
  const { functionArn, invokerRoleArn, runId, callerRoleArns, directInvokers } = settings;
  const callerRole =
    caller === null ? '' : roleArnOfSession(caller, [...callerRoleArns, ...directInvokers], '/');
  await runner.run('caller-cannot-invoke', {
    resource: functionArn,
    principal: caller,
    needs: ['caller-identity'],
    skipReason: directInvokers.includes(callerRole)
      ? "'directInvokers' of the configuration admits this role"
      : null,
    attempt: () => dryRunAnswer(probes, 'caller', functionArn),
    remedy: (failure) => remedyForDirectInvocation(failure, callerRole, settings),
  });
  // A name that a pattern would match if it were too wide.
  const other = neighbourArn(functionArn, `not-${functionOf(functionArn).name}`.slice(0, 64));
  const invoker = { principal: sessionArn(invokerRoleArn, runId), needs: ['assume-invoker'] as const };
  const remedy = (failure: OuCostError | null) =>
    failure === null
      ? narrow(invokerRoleArn, `take away what lets ${invokerRoleArn} do more than invoke ${functionArn}`)
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

/** That a function is looked for and not found means that it might have been invoked. */
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
  const wanted = CHECK_IDS.filter((id) => CHECKS[id].proves === 'allowed' || request.negative);
  return wanted.map((id) => tried.get(id) ?? notReached(id, asked));
}

function notReached(id: CheckId, asked: Diagnosis | null): HopCheck {
  const { hop, proves, as, action } = CHECKS[id];
  const answer = asked === null ? whyNotReached('function-answers') : 'the function did not try it';
  const nothing = { principal: null, resource: null, code: null, remedy: null };
  return { id, hop, proves, as, action, ...nothing, outcome: 'not-reached', answer };
}
