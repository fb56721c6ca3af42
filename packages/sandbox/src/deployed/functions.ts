import { isArnPrincipal } from '@cloud-copilot/iam-utils';
import { DeploymentError } from './error.ts';
import { functionCode } from './function-code.ts';
import { type JsonObject, numberAt, objectAt, optionalStringAt, stringAt, textsAt } from './json-value.ts';
import type { DeployedFunction, PolicyStatement } from './model.ts';
import { only } from './only.ts';
import type { Template, TemplateResource } from './template/template.ts';

/** AWS's, where nothing is said. */
const USUAL_RETRIES = 2;

/** The functions of a template, each with the permissions that the template grants on it. */
export function readFunctions(template: Template): DeployedFunction[] {
  const resources = template.resources();
  const permissions = resources
    .filter((resource) => resource.type === 'AWS::Lambda::Permission')
    .map((resource) => readPermission(template, resource));
  const retries = asynchronousRetries(template);
  return resources
    .filter((resource) => resource.type === 'AWS::Lambda::Function')
    .map((resource) => {
      const read = readFunction(template, resource);
      const repeated = retries.get(read.name) ?? retries.get(read.arn);
      const deployed = repeated === undefined ? read : { ...read, asynchronousRetries: repeated };
      const statements = permissions
        .filter(({ target }) => target === deployed.arn || target === deployed.name)
        .map(({ statement }) => ({ ...statement, Resource: deployed.arn }));
      return statements.length === 0
        ? deployed
        : { ...deployed, resourcePolicy: { Version: '2012-10-17', Statement: statements } };
    });
}

function readFunction(template: Template, resource: TemplateResource): DeployedFunction {
  const where = `${template.stack.name}/${resource.logicalId}`;
  const properties = resource.properties();
  const name = String(template.resolve({ Ref: resource.logicalId }));
  const variables = objectAt(objectAt(properties, 'Environment', where), 'Variables', where);
  const logging = objectAt(properties, 'LoggingConfig', where);
  const vpc = readVpc(properties, where);
  return {
    arn: String(template.resolve({ 'Fn::GetAtt': [resource.logicalId, 'Arn'] })),
    name,
    accountId: template.stack.accountId,
    region: template.stack.region,
    roleArn: stringAt(properties, 'Role', where),
    handler: stringAt(properties, 'Handler', where),
    runtime: stringAt(properties, 'Runtime', where),
    architecture: textsAt(properties, 'Architectures', where)[0] ?? 'x86_64',
    timeoutSeconds: numberAt(properties, 'Timeout', 3, where),
    memoryMegabytes: numberAt(properties, 'MemorySize', 128, where),
    environment: environmentOf(variables, where),
    ...functionCode(template, properties, where),
    logGroupName: optionalStringAt(logging, 'LogGroup', where) ?? `/aws/lambda/${name}`,
    logFormat: optionalStringAt(logging, 'LogFormat', where) === 'JSON' ? 'JSON' : 'Text',
    ...(vpc ? { vpc } : {}),
  };
}

/** How often Lambda repeats an asynchronous invocation that failed, by the name or ARN of the function. */
function asynchronousRetries(template: Template): ReadonlyMap<string, number> {
  return new Map(
    template
      .resources()
      .filter(({ type }) => type === 'AWS::Lambda::EventInvokeConfig')
      .map(({ logicalId, properties }) => {
        const where = `${template.stack.name}/${logicalId}`;
        const read = properties();
        only(read, ['FunctionName', 'Qualifier', 'MaximumRetryAttempts', 'MaximumEventAgeInSeconds'], where);
        return [
          stringAt(read, 'FunctionName', where),
          numberAt(read, 'MaximumRetryAttempts', USUAL_RETRIES, where),
        ];
      }),
  );
}

function environmentOf(variables: JsonObject, where: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).map(([key, value]) => {
      if (typeof value !== 'object') return [key, String(value)];
      throw new DeploymentError(`${where}: environment variable ${key} is not text`);
    }),
  );
}

function readVpc(properties: JsonObject, where: string): DeployedFunction['vpc'] {
  const vpc = objectAt(properties, 'VpcConfig', where);
  const subnetIds = textsAt(vpc, 'SubnetIds', where);
  const securityGroupIds = textsAt(vpc, 'SecurityGroupIds', where);
  return subnetIds.length === 0 ? undefined : { subnetIds, securityGroupIds };
}

function readPermission(
  template: Template,
  resource: TemplateResource,
): { target: string; statement: PolicyStatement } {
  const where = `${template.stack.name}/${resource.logicalId}`;
  const properties = resource.properties();
  return {
    target: stringAt(properties, 'FunctionName', where),
    statement: {
      Sid: resource.logicalId,
      Effect: 'Allow',
      Principal: permittedPrincipal(stringAt(properties, 'Principal', where), template.partition),
      Action: stringAt(properties, 'Action', where),
      ...permissionCondition(properties, where),
    },
  };
}

function permittedPrincipal(principal: string, partition: string): '*' | Record<string, string> {
  if (principal === '*') {
    return '*';
  }
  if (/^\d{12}$/.test(principal)) {
    return { AWS: `arn:${partition}:iam::${principal}:root` };
  }
  return isArnPrincipal(principal) ? { AWS: principal } : { Service: principal };
}

function permissionCondition(properties: JsonObject, where: string): Pick<PolicyStatement, 'Condition'> {
  const sourceArn = optionalStringAt(properties, 'SourceArn', where);
  const equals = {
    'aws:SourceAccount': optionalStringAt(properties, 'SourceAccount', where),
    'aws:PrincipalOrgID': optionalStringAt(properties, 'PrincipalOrgID', where),
    'lambda:FunctionUrlAuthType': optionalStringAt(properties, 'FunctionUrlAuthType', where),
  };
  const given = Object.entries(equals).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const condition = {
    ...(sourceArn === undefined ? {} : { ArnLike: { 'aws:SourceArn': sourceArn } }),
    ...(given.length === 0 ? {} : { StringEquals: Object.fromEntries(given) }),
  };
  return Object.keys(condition).length === 0 ? {} : { Condition: condition };
}
