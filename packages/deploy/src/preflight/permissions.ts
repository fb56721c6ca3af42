import { type EvaluationResult, GetRoleCommand, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam';
import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import { parse as parseArn } from '@aws-sdk/util-arn-parser';
import { type Answer, ask } from '../access/answer.ts';
import { type Access, describeCredentials } from '../access/identity.ts';
import { rolesAttachedTo, type StackPlan } from '../assembly/stack-plan.ts';
import { type Finding, notChecked, ok, problem } from './finding.ts';

interface Need {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

const STACK_ACTIONS = [
  'cloudformation:DescribeStacks',
  'cloudformation:CreateChangeSet',
  'cloudformation:DescribeChangeSet',
  'cloudformation:ExecuteChangeSet',
];

/** What creates the resources of an export, whose stacks are deployed without CDK's role. */
const CREATING: ReadonlyMap<string, readonly string[]> = new Map([
  ['AWS::S3::Bucket', ['s3:CreateBucket', 's3:PutBucketPolicy']],
  ['AWS::Glue::Database', ['glue:CreateDatabase']],
  ['AWS::Glue::Table', ['glue:CreateTable']],
  ['AWS::Athena::WorkGroup', ['athena:CreateWorkGroup']],
  ['AWS::BCMDataExports::Export', ['bcm-data-exports:CreateExport']],
]);

/** The permissions that the profile itself needs if it cannot assume the role that CDK deploys with. */
function needsOf(plan: StackPlan): Need[] {
  const { partition, region, accountId, name } = plan;
  const stack = `arn:${partition}:cloudformation:${region}:${accountId}:stack/${name}/*`;
  const roles = rolesAttachedTo(plan).map((role) => `arn:${partition}:iam::${accountId}:role/${role}`);
  const creating = plan.resources.flatMap(({ type }) => CREATING.get(type) ?? []);
  return [
    { actions: STACK_ACTIONS, resources: [stack] },
    ...(creating.length === 0 ? [] : [{ actions: creating, resources: ['*'] }]),
    ...(roles.length === 0
      ? []
      : [{ actions: ['iam:PutRolePolicy', 'iam:GetRolePolicy'], resources: roles }]),
  ];
}

/** The ARN whose policies are simulated; null for the root user, who is allowed everything. */
async function policySource({ principalArn, clients }: Access): Promise<Answer<string | null>> {
  if (principalArn === null) {
    return { kind: 'unknown', why: 'AWS did not say whose credentials these are', isRefused: false };
  }
  const [kind, name] = parseArn(principalArn).resource.split('/');
  if (kind === 'root') return { kind: 'yes', value: null };
  if (kind !== 'assumed-role' || name === undefined) return { kind: 'yes', value: principalArn };
  // The ARN of a session does not contain the path of its role.
  const answer = await ask(
    () => clients.iam.send(new GetRoleCommand({ RoleName: name })),
    () => false,
  );
  if (answer.kind !== 'yes') return answer;
  const { Arn } = answer.value.Role ?? {};
  return Arn === undefined
    ? { kind: 'unknown', why: `no role '${name}'`, isRefused: false }
    : { kind: 'yes', value: Arn };
}

/** Certainly refused actions, by what refuses them. */
interface RefusedAction {
  readonly action: string;
  /** Null: a grant is missing; else what no grant overrides. */
  readonly limit: string | null;
}

function refusedAction({
  EvalActionName: action = '',
  EvalDecision,
  OrganizationsDecisionDetail,
  PermissionsBoundaryDecisionDetail,
}: EvaluationResult): RefusedAction {
  if (OrganizationsDecisionDetail?.AllowedByOrganizations === false) {
    return { action, limit: 'a service control policy of the organization' };
  }
  if (PermissionsBoundaryDecisionDetail?.AllowedByPermissionsBoundary === false) {
    return { action, limit: 'the permissions boundary' };
  }
  return { action, limit: EvalDecision === 'explicitDeny' ? 'an explicit deny in a policy' : null };
}

/** The actions that are certainly refused. */
async function refusedActions(
  source: string,
  need: Need,
  { clients }: Access,
): Promise<Answer<RefusedAction[]>> {
  const answer = await ask(
    () =>
      clients.iam.send(
        new SimulatePrincipalPolicyCommand({
          PolicySourceArn: source,
          ActionNames: [...need.actions],
          ResourceArns: [...need.resources],
        }),
      ),
    () => false,
  );
  if (answer.kind !== 'yes') return answer;
  const { EvaluationResults = [] } = answer.value;
  // A refusal is not certain if the simulation lacks the value of a condition key.
  const refused = EvaluationResults.filter(
    ({ EvalDecision, MissingContextValues = [] }) =>
      /Deny$/i.test(EvalDecision ?? '') && MissingContextValues.length === 0,
  );
  return { kind: 'yes', value: refused.map(refusedAction) };
}

async function mayAssume(roleArn: string, { clients }: Access): Promise<Answer<unknown>> {
  return ask(
    () =>
      clients.sts.send(
        new AssumeRoleCommand({
          RoleArn: roleArn,
          RoleSessionName: 'ou-cost-preflight',
          DurationSeconds: 900,
        }),
      ),
    ({ name }) => /^AccessDenied/.test(name),
  );
}

/**
 * Checks that the credentials may deploy the stack: by assuming the role that CDK deploys with, or by their own
 * policies. Assuming the role changes nothing; the credentials are not used.
 */
export async function checkPermissions(plan: StackPlan, access: Access): Promise<Finding[]> {
  const who = describeCredentials(access.profile);
  const deployRole = plan.bootstrap?.deployRoleArn ?? null;
  if (deployRole !== null && (await mayAssume(deployRole, access)).kind === 'yes') {
    return [ok(`${who} may deploy ${plan.name} through CDK's role`)];
  }
  const what = `whether ${who} may deploy ${plan.name}`;
  const source = await policySource(access);
  if (source.kind !== 'yes') return [notChecked(what, source.why)];
  const { value: principal } = source;
  if (principal === null) return [ok(`${who} may deploy ${plan.name}`)];
  const answers = await Promise.all(needsOf(plan).map((need) => refusedActions(principal, need, access)));
  const refused = answers.flatMap((answer) => (answer.kind === 'yes' ? answer.value : []));
  if (refused.length > 0) {
    const instead = deployRole === null ? '' : `, or sts:AssumeRole on ${deployRole}`;
    return [...Map.groupBy(refused, ({ limit }) => limit)].map(([limit, actions]) => {
      const names = [...new Set(actions.map(({ action }) => action))].join(', ');
      const remedy =
        limit === null
          ? `allow it${instead}`
          : `${limit} refuses it, which no grant overrides: ask those who manage that policy`;
      return problem(`${principal} may not call ${names} for ${plan.name}; ${remedy}`, 'AccessRefused');
    });
  }
  const unanswered = answers.find(({ kind }) => kind !== 'yes');
  if (unanswered !== undefined && unanswered.kind !== 'yes') return [notChecked(what, unanswered.why)];
  return [ok(`${who} may deploy ${plan.name}`)];
}
