import { type JsonObject, optionalStringAt, stringAt, textsAt } from './json-value.ts';
import type { NamedPolicy } from './model.ts';
import { policyDocument } from './policy-document.ts';
import type { Template, TemplateResource } from './template/template.ts';

/** A policy resource and the role that it is attached to. */
export interface AttachedPolicy extends NamedPolicy {
  readonly accountId: string;
  readonly partition: string;
  readonly roleName: string;
}

/** The policies that are resources of their own, once for each role that they name. */
export function attachedPolicies(template: Template): AttachedPolicy[] {
  return template.resources().flatMap((resource) => {
    const where = `${template.stack.name}/${resource.logicalId}`;
    switch (resource.type) {
      case 'AWS::IAM::Policy':
      case 'AWS::IAM::ManagedPolicy':
      case 'AWS::IAM::RolePolicy':
        return attachments(template, resource, resource.properties(), where);
      default:
        return [];
    }
  });
}

function attachments(
  template: Template,
  resource: TemplateResource,
  properties: JsonObject,
  where: string,
): AttachedPolicy[] {
  const single = optionalStringAt(properties, 'RoleName', where);
  const roleNames = single === undefined ? textsAt(properties, 'Roles', where) : [single];
  const written =
    optionalStringAt(properties, 'PolicyName', where) ??
    optionalStringAt(properties, 'ManagedPolicyName', where);
  return roleNames.map((roleName) => ({
    accountId: template.stack.accountId,
    partition: template.partition,
    roleName,
    name: template.physicalName(resource.logicalId, written),
    document: policyDocument(properties['PolicyDocument'], where),
  }));
}

/** The managed policies of a template by ARN. */
export function managedPolicies(template: Template): Map<string, NamedPolicy> {
  const policies = new Map<string, NamedPolicy>();
  for (const resource of template.resources()) {
    if (resource.type === 'AWS::IAM::ManagedPolicy') {
      const where = `${template.stack.name}/${resource.logicalId}`;
      const arn = String(template.resolve({ Ref: resource.logicalId }));
      const name = stringAt({ name: arn.split('/').at(-1) }, 'name', where);
      policies.set(arn, { name, document: policyDocument(resource.properties()['PolicyDocument'], where) });
    }
  }
  return policies;
}
