import { isDeepStrictEqual } from 'node:util';
import {
  type CloudFormationClient,
  DescribeStackResourcesCommand,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import { type Answer, ask } from '../access/answer.ts';
import { asDeployRole } from '../access/deploy-role.ts';
import type { Access } from '../access/identity.ts';
import { type StackPlan, stackLabel } from '../assembly/stack-plan.ts';
import { isRecord, resourcesOf } from '../assembly/template.ts';
import { type Finding, notChecked, ok, problem } from '../preflight/finding.ts';
import {
  findingOn,
  type NoAnswer,
  notVisibleFinding,
  originFindings,
  protectionFindings,
  type Verb,
} from './findings.ts';
import { reasonNotOwn } from './owner.ts';
import { statusKind } from './stack-status.ts';
import { deployedTemplate } from './template-body.ts';
import { describeStack, settledStack } from './wait.ts';

/** The physical ids of a stack's resources, by logical id. */
type OwnedResources = ReadonlyMap<string, string>;

/** A stack before the run. */
export interface StackState {
  /** CloudFormation's name for it; null if the stack does not exist, `unknown` if AWS did not say. */
  readonly status: string | null;
  readonly tags: Readonly<Record<string, string>>;
  /** Null if AWS did not say. */
  readonly owned: OwnedResources | null;
  /** The template that the stack was deployed with; null if there is none. */
  readonly template: unknown;
  readonly findings: readonly Finding[];
}

/** Whether CloudFormation can only delete the stack. */
export function mustBeDeletedFirst({ status }: StackState): boolean {
  return status !== null && statusKind(status) === 'remnant';
}

/** Whether the stack's last deployment is complete and its tags are those of the plan. */
export function isCompleteWithTags({ status, tags }: StackState, plan: StackPlan): boolean {
  return statusKind(status ?? '') === 'complete' && isDeepStrictEqual({ ...tags }, { ...plan.tags });
}

async function ownedResources(
  { name }: StackPlan,
  client: CloudFormationClient,
): Promise<Answer<OwnedResources>> {
  const answer = await ask(
    () => client.send(new DescribeStackResourcesCommand({ StackName: name })),
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

function notVisible(plan: StackPlan, access: Access, action: string, answer: NoAnswer): StackState {
  const finding = notVisibleFinding(plan, access, action, answer);
  return { status: 'unknown', tags: {}, owned: null, template: null, findings: [finding] };
}

/** Describes the stack with the profile's own permissions, or with those of CDK's role where these do not suffice. */
function stackDescriber(plan: StackPlan, access: Access) {
  const deployRole = plan.bootstrap?.deployRoleArn ?? null;
  let client = access.clients.cloudFormation;
  let isOwnClient = true;
  const describe = async (): Promise<Answer<Stack | null>> => {
    const answer = await describeStack(client, plan.name);
    if (answer.kind !== 'unknown' || !answer.isRefused || !isOwnClient || deployRole === null) return answer;
    isOwnClient = false;
    client = (await asDeployRole(deployRole, access, plan)) ?? client;
    return describeStack(client, plan.name);
  };
  return { describe, client: () => client };
}

/**
 * Waits until no operation is in progress on the stack and reads its state. A problem is found where the stack is
 * another's, or cannot be looked at. Fails with TimedOut after an hour.
 */
export async function readStackState(
  plan: StackPlan,
  access: Access,
  verb: Verb,
  notify: (text: string) => void,
  interruption: AbortSignal,
): Promise<StackState> {
  const label = stackLabel(plan);
  const describer = stackDescriber(plan, access);
  const settled = await settledStack(describer.describe, {
    label,
    notify: (status) =>
      notify(`${label} is ${status}: an earlier run is still in progress, waiting for it to end`),
    interruption,
  });
  if (settled.kind !== 'yes') return notVisible(plan, access, 'cloudformation:DescribeStacks', settled);
  const { value: stack } = settled;
  if (stack?.StackStatus === undefined) {
    const findings = [ok(`${label} does not exist`)];
    return { status: null, tags: {}, owned: new Map(), template: null, findings };
  }
  const { StackStatus: status, Tags = [] } = stack;
  const client = describer.client();
  // A stack in review has no template yet: CloudFormation would call the question invalid.
  const template: Answer<unknown> =
    statusKind(status) === 'in-review'
      ? { kind: 'yes', value: null }
      : await deployedTemplate(client, plan.name);
  if (template.kind !== 'yes') return notVisible(plan, access, 'cloudformation:GetTemplate', template);
  const owned = await ownedResources(plan, client);
  const ofTemplate = isRecord(template.value) ? template.value['Description'] : undefined;
  const description = stack.Description ?? (typeof ofTemplate === 'string' ? ofTemplate : null);
  const resources = resourcesOf(template.value, plan);
  const ownedIds = owned.kind === 'yes' ? owned.value : null;
  const reason = reasonNotOwn(plan, {
    ...{ description, resources, owned: ownedIds },
    hasTemplate: template.value !== null,
  });
  const findings: Finding[] =
    reason === null
      ? [
          findingOn(plan, access, status, verb),
          ...protectionFindings(plan, access, stack, verb),
          ...originFindings(plan, template.value, verb),
        ]
      : [problem(reason)];
  if (owned.kind !== 'yes') findings.push(notChecked(`which resources ${label} has`, owned.why));
  const tags = Object.fromEntries(Tags.map(({ Key = '', Value = '' }) => [Key, Value]));
  return { status, tags, owned: ownedIds, template: template.value, findings };
}
