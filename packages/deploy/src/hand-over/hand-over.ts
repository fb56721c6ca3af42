import type { Config } from '@ou-cost/contract';
import type { Side, StackPlan } from '../assembly/stack-plan.ts';
import { type TemplateResource, textOf, textsIn } from '../assembly/template.ts';
import { json, logicalId, terraformDocument, terraformLabel, terraformResource } from './formats.ts';

const TEMPLATE_VERSION = '2010-09-09';

interface HandOver {
  readonly heading: string;
  readonly document: unknown;
  readonly terraform: string;
  readonly cloudFormation: unknown;
}

/** A policy on existing roles: what the caller's side attaches. */
function attachedPolicy({ accountId }: StackPlan, { properties }: TemplateResource): HandOver[] {
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

/** The trust policy of the role that callers enter: what the payer's side must have. */
function invokerTrust({ accountId }: StackPlan, resource: TemplateResource): HandOver {
  const roleName = String(resource.properties['RoleName']);
  const path = textOf(resource, 'Path');
  const document = resource.properties['AssumeRolePolicyDocument'];
  return {
    heading: `for account ${accountId}: the trust policy of the role '${roleName}' (npm run deploy -- --only payer makes it, and the function)`,
    document,
    terraform: terraformResource('aws_iam_role', terraformLabel(roleName), {
      name: json(roleName),
      ...(path === null ? {} : { path: json(path) }),
      assume_role_policy: terraformDocument(document),
    }),
    cloudFormation: {
      AWSTemplateFormatVersion: TEMPLATE_VERSION,
      Resources: {
        [logicalId(roleName)]: {
          Type: 'AWS::IAM::Role',
          Properties: {
            RoleName: roleName,
            ...(path === null ? {} : { Path: path }),
            AssumeRolePolicyDocument: document,
          },
        },
      },
    },
  };
}

function written({ heading, document, terraform, cloudFormation }: HandOver): string {
  return [
    `# ${heading}`,
    `## JSON\n\n${json(document)}`,
    `## Terraform\n\n${terraform}`,
    `## CloudFormation\n\n${json(cloudFormation)}`,
  ].join('\n\n');
}

/** What the side that was not deployed needs: each statement as JSON, for Terraform and for CloudFormation. */
export function handOver(deployed: Side, { names }: Config, plans: readonly StackPlan[]): string {
  const others = plans.filter(({ side }) => side !== deployed);
  const parts = others.flatMap((plan) =>
    plan.resources.flatMap((resource) => {
      if (plan.side === 'caller') {
        return resource.type === 'AWS::IAM::Policy' ? attachedPolicy(plan, resource) : [];
      }
      return textOf(resource, 'RoleName') === names.invokerRole ? [invokerTrust(plan, resource)] : [];
    }),
  );
  return `${parts.map(written).join('\n\n')}\n`;
}
