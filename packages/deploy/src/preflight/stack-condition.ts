import { setTimeout as wait } from 'node:timers/promises';
import {
  type CloudFormationClient,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import { OuCostError } from '@ou-cost/spend';
import { type Answer, ask } from '../access/answer.ts';
import type { Access } from '../access/identity.ts';
import { placeOf, type StackPlan } from '../assembly/stack-plan.ts';
import { type Finding, fine, notChecked, note, problem } from './finding.ts';

/** Resources that a stack has, by logical id: the physical ids. */
type Owned = ReadonlyMap<string, string>;

/** A stack as it is before the run. */
export interface StackCondition {
  /** As CloudFormation calls it; null where there is no stack of this name, `unknown` where nobody could say. */
  readonly status: string | null;
  readonly tags: Readonly<Record<string, string>>;
  /** Null where nobody could say. */
  readonly owned: Owned | null;
  readonly findings: readonly Finding[];
}

/** Left behind by a creation or a deletion that failed: CloudFormation can only delete such a stack. */
const ONLY_TO_DELETE = new Set(['ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', 'CREATE_FAILED', 'DELETE_FAILED']);

const STUCK: Readonly<Record<string, string>> = {
  UPDATE_ROLLBACK_FAILED: 'continue-update-rollback',
  UPDATE_FAILED: 'rollback-stack',
};

const POLL_MILLISECONDS = 3_000;
const PATIENCE_MILLISECONDS = 60 * 60_000;

export function mustBeDeletedFirst({ status }: StackCondition): boolean {
  return status !== null && ONLY_TO_DELETE.has(status);
}

/** Whether the stack stands as its last deployment left it, under the tags that it is to have. */
export function isSettledWith({ status, tags }: StackCondition, plan: StackPlan): boolean {
  const keys = new Set([...Object.keys(tags), ...Object.keys(plan.tags)]);
  return /_COMPLETE$/.test(status ?? '') && [...keys].every((key) => tags[key] === plan.tags[key]);
}

function isInMotion(status: string | null): boolean {
  // A stack under review is one whose first change set was never carried out: nothing moves.
  return status !== 'REVIEW_IN_PROGRESS' && /_IN_PROGRESS$/.test(status ?? '');
}

async function describe(client: CloudFormationClient, name: string): Promise<Answer<Stack | null>> {
  const answer = await ask(
    () => client.send(new DescribeStacksCommand({ StackName: name })),
    ({ name: error, message }) => /does not exist|not found/i.test(message) || /NotFound/.test(error),
  );
  if (answer.kind === 'unknown') return answer;
  const stack = answer.kind === 'yes' ? answer.value.Stacks?.[0] : undefined;
  return { kind: 'yes', value: stack?.StackStatus === 'DELETE_COMPLETE' ? null : (stack ?? null) };
}

/** The stack once nothing moves it any more: another run, or an interrupted one, may still be at work. */
async function settledStack(
  plan: StackPlan,
  client: CloudFormationClient,
  say: (text: string) => void,
  interruption: AbortSignal,
): Promise<Answer<Stack | null>> {
  const started = performance.now();
  for (let said: string | null = null; ; ) {
    const answer = await describe(client, plan.name);
    const status = answer.kind === 'yes' ? (answer.value?.StackStatus ?? null) : null;
    if (!isInMotion(status)) return answer;
    if (status !== said) {
      say(`${placeOf(plan)} is ${status}: an earlier run is still under way, waiting for its end`);
      said = status;
    }
    if (performance.now() - started > PATIENCE_MILLISECONDS) {
      throw new OuCostError(
        'TimedOut',
        `${placeOf(plan)} has been ${status} for an hour; look at its events in the CloudFormation console`,
      );
    }
    await wait(POLL_MILLISECONDS, undefined, { signal: interruption }).catch(() =>
      interruption.throwIfAborted(),
    );
  }
}

async function ownedBy(plan: StackPlan, client: CloudFormationClient): Promise<Answer<Owned>> {
  const answer = await ask(
    () => client.send(new DescribeStackResourcesCommand({ StackName: plan.name })),
    () => false,
  );
  if (answer.kind !== 'yes') return answer;
  const present = (answer.value.StackResources ?? []).filter(
    ({ ResourceStatus }) => ResourceStatus !== 'DELETE_COMPLETE',
  );
  const ids = present.map(({ LogicalResourceId = '', PhysicalResourceId = '' }): [string, string] => [
    LogicalResourceId,
    PhysicalResourceId,
  ]);
  return { kind: 'yes', value: new Map(ids) };
}

/** Sharing not one resource with our template, a stack is another program's. */
function isForeign(plan: StackPlan, owned: Owned): boolean {
  return owned.size > 0 && !plan.resources.some(({ logicalId }) => owned.has(logicalId));
}

function findingOn(plan: StackPlan, { profile }: Access, status: string): Finding {
  const command = STUCK[status];
  if (command !== undefined) {
    const withProfile = profile === null ? '' : ` --profile ${profile}`;
    return problem(
      `${placeOf(plan)} is ${status}: an update failed half-way; first run: aws cloudformation ${command} --stack-name ${plan.name} --region ${plan.region}${withProfile}`,
    );
  }
  if (status === 'REVIEW_IN_PROGRESS') {
    return note(
      `${placeOf(plan)} is ${status}: an earlier run ended before it made anything; this one goes on`,
    );
  }
  if (ONLY_TO_DELETE.has(status)) {
    return note(`${placeOf(plan)} is ${status}: what an earlier run left of it is deleted first`);
  }
  return fine(`${placeOf(plan)} is there (${status})`);
}

/** Waits until nothing moves the stack, and says what a deployment finds. Fails with TimedOut after an hour. */
export async function stackCondition(
  plan: StackPlan,
  access: Access,
  say: (text: string) => void,
  interruption: AbortSignal,
): Promise<StackCondition> {
  const client = access.clients.cloudFormation;
  const settled = await settledStack(plan, client, say, interruption);
  if (settled.kind !== 'yes') {
    const findings = [notChecked(`the stack ${placeOf(plan)}`, settled.why)];
    return { status: 'unknown', tags: {}, owned: null, findings };
  }
  const { StackStatus: status, Tags = [] } = settled.value ?? {};
  if (status === undefined) {
    const findings = [fine(`${placeOf(plan)} does not exist`)];
    return { status: null, tags: {}, owned: new Map(), findings };
  }
  const tags = Object.fromEntries(Tags.map(({ Key = '', Value = '' }) => [Key, Value]));
  const owned = await ownedBy(plan, client);
  if (owned.kind !== 'yes') {
    const unknown = notChecked(`whose resources ${placeOf(plan)} holds`, owned.why);
    return { status, tags, owned: null, findings: [findingOn(plan, access, status), unknown] };
  }
  const finding = isForeign(plan, owned.value)
    ? problem(
        `the name '${plan.name}' is taken: a stack of other resources has it; choose another under 'names'`,
      )
    : findingOn(plan, access, status);
  return { status, tags, owned: owned.value, findings: [finding] };
}
