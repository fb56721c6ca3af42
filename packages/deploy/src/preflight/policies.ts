import { GetRolePolicyCommand } from '@aws-sdk/client-iam';
import type { Config } from '@ou-cost/contract';
import { ask } from '../access/answer.ts';
import { type Access, profileOption } from '../access/identity.ts';
import { rolesAttachedTo, type StackPlan } from '../assembly/stack-plan.ts';
import { resourcesOf } from '../assembly/template.ts';
import { type AttachedPolicy, attachedPolicies, includesPolicy } from '../deployed/attached-policies.ts';
import { projectStacks } from '../deployed/project-stacks.ts';
import type { StackState } from '../deployed/stack-state.ts';
import { deployedTemplate } from '../deployed/template-body.ts';
import { type Finding, notChecked, problem } from './finding.ts';

/** The other stack of this project that attaches the policy; null if none is found. */
async function ownerOf(policy: AttachedPolicy, plan: StackPlan, { clients }: Access): Promise<string | null> {
  const listed = await projectStacks(clients.cloudFormation);
  if (listed.kind !== 'yes') return null;
  for (const { name } of listed.value.filter((stack) => stack.name !== plan.name)) {
    const template = await deployedTemplate(clients.cloudFormation, name);
    const resources = template.kind === 'yes' ? resourcesOf(template.value, plan) : [];
    if (includesPolicy(attachedPolicies(resources), policy)) return name;
  }
  return null;
}

async function taken(
  policy: AttachedPolicy,
  plan: StackPlan,
  access: Access,
  { names }: Config,
): Promise<Finding> {
  const { policyName, role } = policy;
  const owner = await ownerOf(policy, plan, access);
  const key = policyName === names.callerPolicy ? 'names.callerPolicy' : 'names.directInvokerPolicy';
  const profile = profileOption(access);
  const [whose, deletion] =
    owner === null
      ? [
          `no stack of this project in ${plan.region} has attached it`,
          `aws iam delete-role-policy --role-name ${role} --policy-name ${policyName}${profile}`,
        ]
      : [
          `the stack ${owner} has attached it`,
          `aws cloudformation delete-stack --stack-name ${owner} --region ${plan.region}${profile}`,
        ];
  return problem(
    `the role '${role}' in account ${plan.accountId} has an inline policy '${policyName}' already, and ${whose}: one policy on one role can be managed in one place only; delete it with ${deletion}, or choose another name with '${key}'`,
  );
}

/**
 * Checks that no one else manages the policies that the stack attaches to existing roles: CloudFormation refuses a
 * policy that another stack has attached, and what one of two managers deletes is lost for the other.
 */
export async function checkPolicies(
  plan: StackPlan,
  access: Access,
  state: StackState,
  config: Config,
): Promise<Finding[]> {
  const existing = rolesAttachedTo(plan);
  const own = attachedPolicies(resourcesOf(state.template, plan));
  const findings: Finding[] = [];
  for (const policy of attachedPolicies(plan.resources)) {
    const { policyName: PolicyName, role: RoleName } = policy;
    if (!existing.includes(RoleName) || includesPolicy(own, policy)) continue;
    const answer = await ask(
      () => access.clients.iam.send(new GetRolePolicyCommand({ RoleName, PolicyName })),
      ({ name }) => /^NoSuchEntity/.test(name),
    );
    if (answer.kind === 'yes') findings.push(await taken(policy, plan, access, config));
    if (answer.kind === 'unknown') {
      findings.push(
        notChecked(`whether the role '${RoleName}' has a policy '${PolicyName}' already`, answer.why),
      );
    }
  }
  return findings;
}
