import { readAssembly } from './assembly.ts';
import { attachedPolicies } from './attached-policies.ts';
import { findExistingRoles } from './existing-roles.ts';
import { readFunctions } from './functions.ts';
import { numberAt, stringAt } from './json-value.ts';
import type { Deployment, IgnoredResource, LogGroup } from './model.ts';
import { readRoles } from './roles.ts';
import { Template } from './template.ts';

export { DeploymentError } from './deployment-error.ts';
export type * from './model.ts';

const served = new Set([
  'AWS::IAM::Role',
  'AWS::IAM::Policy',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::RolePolicy',
  'AWS::Lambda::Function',
  'AWS::Lambda::Permission',
  'AWS::Logs::LogGroup',
  'AWS::EC2::SecurityGroup',
]);

/**
 * Reads what deploying the `cdk.out` folder would create.
 * @throws DeploymentError where it is no cloud assembly, or holds what cannot be resolved without AWS
 */
export function readDeployment(folder: string): Deployment {
  const templates = readAssembly(folder).map((stack) => new Template(stack));
  const attached = templates.flatMap(attachedPolicies);
  const roles = templates.flatMap((template) => readRoles(template, attached));
  const functions = templates.flatMap(readFunctions);
  return {
    stacks: templates.map(({ stack }) => ({
      name: stack.name,
      accountId: stack.accountId,
      region: stack.region,
    })),
    roles,
    existingRoles: findExistingRoles(roles, functions, attached),
    functions,
    logGroups: templates.flatMap(readLogGroups),
    ignored: templates.flatMap(ignoredResources),
  };
}

function readLogGroups(template: Template): LogGroup[] {
  const { accountId, region } = template.stack;
  return template
    .resources()
    .filter((resource) => resource.type === 'AWS::Logs::LogGroup')
    .map((resource) => {
      const properties = resource.properties();
      const name = stringAt(
        { name: template.resolve({ Ref: resource.logicalId }) },
        'name',
        resource.logicalId,
      );
      const retentionDays = numberAt(properties, 'RetentionInDays', 0, resource.logicalId);
      return {
        arn: `arn:${template.partition}:logs:${region}:${accountId}:log-group:${name}`,
        name,
        accountId,
        region,
        ...(retentionDays === 0 ? {} : { retentionDays }),
      };
    });
}

function ignoredResources(template: Template): IgnoredResource[] {
  return template
    .resources()
    .filter((resource) => !served.has(resource.type))
    .map(({ logicalId, type }) => ({ stack: template.stack.name, logicalId, type }));
}
