import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import {
  type CloudFormationClient,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import { OuCostError } from '@ou-cost/spend';
import { type Answer, ask } from '../access/answer.ts';
import { type Access, profileOption } from '../access/identity.ts';
import { type StackPlan, stackLabel } from '../assembly/stack-plan.ts';
import { type Finding, notChecked, note, ok, problem } from '../preflight/finding.ts';

/** The physical ids of a stack's resources, by logical id. */
type OwnedResources = ReadonlyMap<string, string>;

/** A stack before the run. */
export interface StackState {
  /** CloudFormation's name for it; null if the stack does not exist, `unknown` if AWS did not say. */
  readonly status: string | null;
  readonly tags: Readonly<Record<string, string>>;
  /** Null if AWS did not say. */
  readonly owned: OwnedResources | null;
  readonly findings: readonly Finding[];
}

/** The states after a failed creation or deletion: CloudFormation can only delete such a stack. */
const DELETE_ONLY = new Set(['ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', 'CREATE_FAILED', 'DELETE_FAILED']);

/** The commands that end a failed update. */
const RECOVERY_COMMANDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    UPDATE_ROLLBACK_FAILED: 'continue-update-rollback',
    UPDATE_FAILED: 'rollback-stack',
  }),
);

const POLL_MILLISECONDS = 3_000;
const MAX_WAIT_MILLISECONDS = 60 * 60_000;

export function mustBeDeletedFirst({ status }: StackState): boolean {
  return status !== null && DELETE_ONLY.has(status);
}

/** Whether the stack's last deployment is complete and its tags are those of the plan. */
export function isCompleteWithTags({ status, tags }: StackState, plan: StackPlan): boolean {
  return /_COMPLETE$/.test(status ?? '') && isDeepStrictEqual({ ...tags }, { ...plan.tags });
}

function isInProgress(status: string | null): boolean {
  // A stack in review is one whose first change set was not executed: no operation is in progress.
  return status !== 'REVIEW_IN_PROGRESS' && /_IN_PROGRESS$/.test(status ?? '');
}

async function describeStack(client: CloudFormationClient, name: string): Promise<Answer<Stack | null>> {
  const answer = await ask(
    () => client.send(new DescribeStacksCommand({ StackName: name })),
    ({ name: error, message }) => /does not exist|not found/i.test(message) || /NotFound/.test(error),
  );
  if (answer.kind === 'unknown') return answer;
  const stack = answer.kind === 'yes' ? answer.value.Stacks?.[0] : undefined;
  return { kind: 'yes', value: stack?.StackStatus === 'DELETE_COMPLETE' ? null : (stack ?? null) };
}

/** Polls until no operation of an earlier run is in progress on the stack. Fails with TimedOut after an hour. */
async function waitForStack(
  plan: StackPlan,
  client: CloudFormationClient,
  notify: (text: string) => void,
  interruption: AbortSignal,
): Promise<Answer<Stack | null>> {
  const started = performance.now();
  for (let notified: string | null = null; ; ) {
    const answer = await describeStack(client, plan.name);
    const status = answer.kind === 'yes' ? (answer.value?.StackStatus ?? null) : null;
    if (!isInProgress(status)) return answer;
    if (status !== notified) {
      notify(`${stackLabel(plan)} is ${status}: an earlier run is still in progress, waiting for it to end`);
      notified = status;
    }
    if (performance.now() - started > MAX_WAIT_MILLISECONDS) {
      throw new OuCostError(
        'TimedOut',
        `${stackLabel(plan)} has been ${status} for an hour; look at its events in the CloudFormation console`,
      );
    }
    await wait(POLL_MILLISECONDS, undefined, { signal: interruption }).catch(() =>
      interruption.throwIfAborted(),
    );
  }
}

async function ownedResources(
  plan: StackPlan,
  client: CloudFormationClient,
): Promise<Answer<OwnedResources>> {
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

/** A stack that has no resource in common with the template belongs to another program. */
function isForeign(plan: StackPlan, owned: OwnedResources): boolean {
  return owned.size > 0 && !plan.resources.some(({ logicalId }) => owned.has(logicalId));
}

function findingOn(plan: StackPlan, access: Access, status: string): Finding {
  const command = RECOVERY_COMMANDS.get(status);
  if (command !== undefined) {
    return problem(
      `${stackLabel(plan)} is ${status}: an update failed; first run: aws cloudformation ${command} --stack-name ${plan.name} --region ${plan.region}${profileOption(access)}`,
    );
  }
  if (status === 'REVIEW_IN_PROGRESS') {
    return note(
      `${stackLabel(plan)} is ${status}: an earlier run ended before it created anything; continuing`,
    );
  }
  if (DELETE_ONLY.has(status)) {
    return note(`${stackLabel(plan)} is ${status}: what an earlier run left is deleted first`);
  }
  return ok(`${stackLabel(plan)} exists (${status})`);
}

/** Waits until no operation is in progress on the stack and reads its state. Fails with TimedOut after an hour. */
export async function readStackState(
  plan: StackPlan,
  access: Access,
  notify: (text: string) => void,
  interruption: AbortSignal,
): Promise<StackState> {
  const client = access.clients.cloudFormation;
  const settled = await waitForStack(plan, client, notify, interruption);
  if (settled.kind !== 'yes') {
    const findings = [notChecked(`the stack ${stackLabel(plan)}`, settled.why)];
    return { status: 'unknown', tags: {}, owned: null, findings };
  }
  const { StackStatus: status, Tags = [] } = settled.value ?? {};
  if (status === undefined) {
    const findings = [ok(`${stackLabel(plan)} does not exist`)];
    return { status: null, tags: {}, owned: new Map(), findings };
  }
  const tags = Object.fromEntries(Tags.map(({ Key = '', Value = '' }) => [Key, Value]));
  const owned = await ownedResources(plan, client);
  if (owned.kind !== 'yes') {
    const unknown = notChecked(`which resources ${stackLabel(plan)} has`, owned.why);
    return { status, tags, owned: null, findings: [findingOn(plan, access, status), unknown] };
  }
  const finding = isForeign(plan, owned.value)
    ? problem(
        `the name '${plan.name}' is taken by a stack with other resources; choose another name under 'names'`,
      )
    : findingOn(plan, access, status);
  return { status, tags, owned: owned.value, findings: [finding] };
}
