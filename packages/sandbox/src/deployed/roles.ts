import { type AttachedPolicy, managedPolicies } from './attached-policies.ts';
import { DeploymentError } from './error.ts';
import {
  arrayAt,
  isObject,
  type JsonObject,
  numberAt,
  optionalStringAt,
  stringAt,
  textsAt,
} from './json-value.ts';
import { awsManagedPolicies } from './managed-policies.ts';
import type { NamedPolicy, PolicyDocument, Role } from './model.ts';
import { policyDocument } from './policy-document.ts';
import type { Template } from './template/template.ts';

/** The roles that a template creates, with all their policies, including those in `attached`. */
export function readRoles(
  template: Template,
  attached: readonly AttachedPolicy[],
  existingPolicies: Readonly<Record<string, PolicyDocument>> = {},
): Role[] {
  const existing = Object.entries(existingPolicies).map(([arn, document]) => {
    return [arn, { name: arn.split('/').at(-1) ?? arn, document }] as const;
  });
  const managed = new Map([...existing, ...managedPolicies(template)]);
  return template
    .resources()
    .filter((resource) => resource.type === 'AWS::IAM::Role')
    .map((resource) => {
      const where = `${template.stack.name}/${resource.logicalId}`;
      const properties = resource.properties();
      const arn = String(template.resolve({ 'Fn::GetAtt': [resource.logicalId, 'Arn'] }));
      const name = String(template.resolve({ Ref: resource.logicalId }));
      const { accountId } = template.stack;
      const own = attached.filter((policy) => policy.accountId === accountId && policy.roleName === name);
      const boundaryArn = optionalStringAt(properties, 'PermissionsBoundary', where);
      return {
        arn,
        name,
        path: optionalStringAt(properties, 'Path', where) ?? '/',
        accountId,
        trustPolicy: policyDocument(properties['AssumeRolePolicyDocument'], where),
        identityPolicies: [
          ...inlinePolicies(properties, where),
          ...namedPolicies(properties, managed, own, where),
          ...own.map((policy) => ({ name: policy.name, document: policy.document })),
        ],
        maxSessionSeconds: numberAt(properties, 'MaxSessionDuration', 3600, where),
        ...(boundaryArn === undefined ? {} : { boundary: managedPolicy(boundaryArn, managed, where) }),
      };
    });
}

function inlinePolicies(properties: JsonObject, where: string): NamedPolicy[] {
  return arrayAt(properties, 'Policies', where).map((entry) => {
    const policy = isObject(entry) ? entry : {};
    return {
      name: stringAt(policy, 'PolicyName', where),
      document: policyDocument(policy['PolicyDocument'], where),
    };
  });
}

/** The role's ManagedPolicyArns, without those already in `own` because the policies name the role themselves. */
function namedPolicies(
  properties: JsonObject,
  managed: ReadonlyMap<string, NamedPolicy>,
  own: readonly AttachedPolicy[],
  where: string,
): NamedPolicy[] {
  return textsAt(properties, 'ManagedPolicyArns', where)
    .map((arn) => managedPolicy(arn, managed, where))
    .filter((policy) => !own.some((attached) => attached.name === policy.name));
}

function managedPolicy(arn: string, managed: ReadonlyMap<string, NamedPolicy>, where: string): NamedPolicy {
  const name = arn.split(':policy/')[1] ?? '';
  const document = awsManagedPolicies.get(name);
  const policy =
    managed.get(arn) ?? (arn.includes(':iam::aws:') && document ? { name, document } : undefined);
  if (!policy) {
    throw new DeploymentError(
      `${where}: the sandbox does not know the managed policy ${arn}: define it in the stack, or give its document in existingPolicies`,
    );
  }
  return policy;
}
