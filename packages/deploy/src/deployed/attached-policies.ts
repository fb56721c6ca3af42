import { type TemplateResource, textOf, textsIn } from '../assembly/template.ts';

/** An inline policy that a template attaches to a role. */
export interface AttachedPolicy {
  readonly policyName: string;
  readonly role: string;
}

/** The inline policies that a template attaches to existing roles. */
export function attachedPolicies(resources: readonly TemplateResource[]): AttachedPolicy[] {
  return resources.flatMap((resource) => {
    const policyName = resource.type === 'AWS::IAM::Policy' ? textOf(resource, 'PolicyName') : null;
    if (policyName === null) return [];
    return textsIn(resource.properties['Roles']).map((role) => ({ policyName, role }));
  });
}

/** Whether one of the policies is this one. */
export function includesPolicy(policies: readonly AttachedPolicy[], wanted: AttachedPolicy): boolean {
  return policies.some(({ policyName, role }) => policyName === wanted.policyName && role === wanted.role);
}
