import type { Config } from '@ou-cost/contract';
import type { Side, StackPlan } from '../assembly/stack-plan.ts';
import { type TemplateResource, textOf, textsIn } from '../assembly/template.ts';
import {
  json,
  logicalId,
  terraformDocument,
  terraformLabel,
  terraformResource,
  terraformValue,
} from './formats.ts';

const TEMPLATE_VERSION = '2010-09-09';

interface Requirement {
  readonly heading: string;
  readonly document: unknown;
  readonly terraform: string;
  readonly cloudFormation: unknown;
}

/** The policy that the caller's side attaches to existing roles. */
function attachedPolicy({ accountId }: StackPlan, { properties }: TemplateResource): Requirement[] {
  const policyName = String(properties['PolicyName']);
  const roles = textsIn(properties['Roles']);
  const document = properties['PolicyDocument'];
  if (roles.length === 0) return [];
  const terraform = roles.map((role) =>
    terraformResource('aws_iam_role_policy', terraformLabel(`${policyName}_${role}`), {
      name: json(policyName),
      role: json(role),
      policy: terraformDocument(document),
    }),
  );
  const resource = {
    Type: 'AWS::IAM::Policy',
    Properties: { PolicyName: policyName, Roles: roles, PolicyDocument: document },
  };
  return [
    {
      heading: `for account ${accountId}: the inline policy '${policyName}' on ${roles.join(' and ')}`,
      document,
      terraform: terraform.join('\n\n'),
      cloudFormation: {
        AWSTemplateFormatVersion: TEMPLATE_VERSION,
        Resources: { [logicalId(policyName)]: resource },
      },
    },
  ];
}

function inlinePolicies({ properties }: TemplateResource): Record<string, unknown>[] {
  const policies = properties['Policies'];
  return Array.isArray(policies) ? policies : [];
}

/** A role that the caller's side creates, with its policies. */
function createdRole({ accountId }: StackPlan, resource: TemplateResource): Requirement {
  const roleName = String(resource.properties['RoleName']);
  const label = terraformLabel(roleName);
  const policies = inlinePolicies(resource);
  const terraform = policies.map(({ PolicyName, PolicyDocument }) =>
    terraformResource('aws_iam_role_policy', terraformLabel(`${PolicyName}_${roleName}`), {
      name: json(PolicyName),
      role: `aws_iam_role.${label}.name`,
      policy: terraformDocument(PolicyDocument),
    }),
  );
  const { AssumeRolePolicyDocument, Policies } = resource.properties;
  return {
    heading: `for account ${accountId}: the role '${roleName}'`,
    document: { AssumeRolePolicyDocument, Policies },
    terraform: [trustingRole(resource), ...terraform].join('\n\n'),
    cloudFormation: {
      AWSTemplateFormatVersion: TEMPLATE_VERSION,
      Resources: { [logicalId(roleName)]: { Type: 'AWS::IAM::Role', Properties: resource.properties } },
    },
  };
}

function trustingRole(resource: TemplateResource): string {
  const { RoleName, PermissionsBoundary, AssumeRolePolicyDocument } = resource.properties;
  const path = textOf(resource, 'Path');
  return terraformResource('aws_iam_role', terraformLabel(String(RoleName)), {
    name: json(RoleName),
    ...(path === null ? {} : { path: json(path) }),
    ...(typeof PermissionsBoundary === 'string' ? { permissions_boundary: json(PermissionsBoundary) } : {}),
    assume_role_policy: terraformDocument(AssumeRolePolicyDocument),
  });
}

/** The trust policy that the payer's side needs on the invoker role. */
function invokerTrust({ accountId }: StackPlan, resource: TemplateResource): Requirement {
  const { RoleName, Path, PermissionsBoundary, AssumeRolePolicyDocument } = resource.properties;
  const roleName = String(RoleName);
  // JSON omits the properties that are undefined.
  const properties = { RoleName, Path, PermissionsBoundary, AssumeRolePolicyDocument };
  return {
    heading: `for account ${accountId}: the trust policy of the role '${roleName}' (npm run deploy -- --only payer creates it and the function)`,
    document: AssumeRolePolicyDocument,
    terraform: trustingRole(resource),
    cloudFormation: {
      AWSTemplateFormatVersion: TEMPLATE_VERSION,
      Resources: {
        [logicalId(roleName)]: { Type: 'AWS::IAM::Role', Properties: properties },
      },
    },
  };
}

/** The identity provider that a role of the same account trusts. */
function identityProvider({ accountId }: StackPlan, resource: TemplateResource): Requirement {
  const { Url, ClientIdList } = resource.properties;
  const label = terraformLabel(String(Url).replace(/^https:\/\//, ''));
  return {
    heading: `for account ${accountId}: the identity provider '${String(Url)}'`,
    document: { Url, ClientIdList },
    terraform: terraformResource('aws_iam_openid_connect_provider', label, {
      url: json(Url),
      client_id_list: terraformValue(ClientIdList, '  '),
    }),
    cloudFormation: {
      AWSTemplateFormatVersion: TEMPLATE_VERSION,
      Resources: {
        [logicalId(label)]: { Type: 'AWS::IAM::OIDCProvider', Properties: resource.properties },
      },
    },
  };
}

/** What the owner of the side that was not deployed must create for a resource of that side. */
function requirementsFrom(plan: StackPlan, resource: TemplateResource, invokerRole: string): Requirement[] {
  const isRole = resource.type === 'AWS::IAM::Role';
  if (plan.side === 'payer') {
    const isInvoker = isRole && textOf(resource, 'RoleName') === invokerRole;
    return isInvoker ? [invokerTrust(plan, resource)] : [];
  }
  if (isRole) return [createdRole(plan, resource)];
  if (resource.type === 'AWS::IAM::OIDCProvider') return [identityProvider(plan, resource)];
  return resource.type === 'AWS::IAM::Policy' ? attachedPolicy(plan, resource) : [];
}

function formatted({ heading, document, terraform, cloudFormation }: Requirement): string {
  return [
    `# ${heading}`,
    `## JSON\n\n${json(document)}`,
    `## Terraform\n\n${terraform}`,
    `## CloudFormation\n\n${json(cloudFormation)}`,
  ].join('\n\n');
}

/** What the side that was not deployed needs, each part as JSON, for Terraform and for CloudFormation. */
export function otherSideRequirements(
  deployed: Side,
  { names }: Config,
  plans: readonly StackPlan[],
): string {
  const others = plans.filter(({ side }) => side !== deployed);
  const parts = others.flatMap((plan) =>
    plan.resources.flatMap((resource) => requirementsFrom(plan, resource, names.invokerRole)),
  );
  return `${parts.map(formatted).join('\n\n')}\n`;
}
