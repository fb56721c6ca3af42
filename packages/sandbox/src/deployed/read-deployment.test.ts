import { describe, expect, it } from 'vitest';
import {
  caller,
  callerTemplate,
  functionArn,
  invokerArn,
  payer,
  payerTemplate,
  readerArn,
  region,
  rundeckArn,
  workerArn,
} from '../testing/chain-templates.ts';
import { writeAssembly } from '../testing/cloud-assembly.ts';
import { DeploymentError, readDeployment } from './index.ts';

const { Resources } = payerTemplate;

function readWith(resources: object, sections: object = {}) {
  return readDeployment(
    writeAssembly({ payerTemplate: { ...sections, Resources: { ...Resources, ...resources } } }),
  );
}

describe('a cloud assembly', () => {
  const folder = writeAssembly();
  const deployment = readDeployment(folder);

  it('becomes stacks, roles, functions and log groups with their ARNs', () => {
    expect(deployment.stacks).toEqual([
      { name: 'payer', accountId: payer, region, outputs: {} },
      { name: 'caller', accountId: caller, region, outputs: {} },
    ]);
    expect(deployment.roles.map((role) => role.arn)).toEqual([invokerArn, workerArn, readerArn]);
    expect(deployment.logGroups).toEqual([
      {
        arn: `arn:aws:logs:${region}:${payer}:log-group:/aws/lambda/report`,
        name: '/aws/lambda/report',
        accountId: payer,
        region,
        retentionDays: 30,
      },
    ]);
    expect(deployment.functions).toEqual([
      {
        arn: functionArn,
        name: 'report',
        accountId: payer,
        region,
        roleArn: workerArn,
        handler: 'index.handler',
        runtime: 'nodejs24.x',
        architecture: 'arm64',
        timeoutSeconds: 2,
        memoryMegabytes: 256,
        environment: { READER_ROLE_ARN: readerArn },
        assetFolder: `${folder}/asset.abc123`,
        logGroupName: '/aws/lambda/report',
        logFormat: 'Text',
      },
    ]);
  });

  it('gives a role the policies that are resources of their own', () => {
    const worker = deployment.roles.find((role) => role.arn === workerArn);
    expect(worker?.identityPolicies).toEqual([
      {
        name: 'worker',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'sts:AssumeRole',
              Resource: readerArn,
              Condition: { ArnEquals: { 'lambda:SourceFunctionArn': functionArn } },
            },
            {
              Effect: 'Allow',
              Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
              Resource: `arn:aws:logs:${region}:${payer}:log-group:/aws/lambda/report:*`,
              Condition: { ArnEquals: { 'lambda:SourceFunctionArn': functionArn } },
            },
          ],
        },
      },
    ]);
  });

  it('finds the existing role that a policy names, with the path from the trust policy', () => {
    expect(deployment.existingRoles).toEqual([
      {
        arn: rundeckArn,
        name: 'RundeckRole',
        path: '/batch/',
        accountId: caller,
        identityPolicies: [
          {
            name: 'assume-invoker',
            document: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: invokerArn }],
            },
          },
        ],
      },
    ]);
  });

  it('lists the resources that it does not serve', () => {
    expect(deployment.ignored).toEqual([
      { stack: 'payer', logicalId: 'Metadata', type: 'AWS::CDK::Metadata' },
    ]);
  });
});

describe('resources', () => {
  it('include interface endpoints, each with the policy that the template sets', () => {
    const endpoint = (service: string, policy: object) => ({
      Type: 'AWS::EC2::VPCEndpoint',
      Properties: { ServiceName: `cn.com.amazonaws.${region}.${service}`, VpcId: 'vpc-1', ...policy },
    });
    const allow = { Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole', Resource: { Ref: 'Report' } };
    const { endpoints, ignored } = readWith({
      Sts: endpoint('sts', { PolicyDocument: { Version: '2012-10-17', Statement: allow } }),
      Cost: endpoint('ce', {}),
    });
    const policy = { Version: '2012-10-17', Statement: [{ ...allow, Resource: 'report' }] };
    expect(endpoints).toEqual([
      { stack: 'payer', logicalId: 'Sts', service: 'sts', policy },
      { stack: 'payer', logicalId: 'Cost', service: 'ce' },
    ]);
    expect(ignored.map(({ type }) => type)).not.toContain('AWS::EC2::VPCEndpoint');
  });

  it('have the partition of their region', () => {
    const { roles } = readDeployment(writeAssembly({ region: 'cn-north-1' }));
    expect(roles.map((role) => role.arn)).toContain(`arn:aws-cn:iam::${payer}:role/chain/worker`);
  });

  it('grant the function to the accounts, roles and services in Lambda permissions', () => {
    const permission = (properties: object): object => ({
      Type: 'AWS::Lambda::Permission',
      Properties: { Action: 'lambda:InvokeFunction', ...properties },
    });
    const { functions } = readWith({
      ForAccount: permission({ FunctionName: 'report', Principal: caller }),
      ForRole: permission({ FunctionName: { 'Fn::GetAtt': ['Report', 'Arn'] }, Principal: rundeckArn }),
      ForService: permission({
        FunctionName: { Ref: 'Report' },
        Principal: 'events.amazonaws.com',
        SourceArn: 'arn:aws:events:eu-west-1:222222222222:rule/monthly',
        SourceAccount: payer,
      }),
    });
    const common = { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: functionArn };
    expect(functions[0]?.resourcePolicy?.Statement).toEqual([
      { ...common, Sid: 'ForAccount', Principal: { AWS: `arn:aws:iam::${caller}:root` } },
      { ...common, Sid: 'ForRole', Principal: { AWS: rundeckArn } },
      {
        ...common,
        Sid: 'ForService',
        Principal: { Service: 'events.amazonaws.com' },
        Condition: {
          ArnLike: { 'aws:SourceArn': 'arn:aws:events:eu-west-1:222222222222:rule/monthly' },
          StringEquals: { 'aws:SourceAccount': payer },
        },
      },
    ]);
  });

  it('can name managed policies of the stack and of AWS, and a permissions boundary', () => {
    const document = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'ce:*', Resource: '*' }],
    };
    const { roles } = readWith({
      Shared: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: { ManagedPolicyName: 'shared', PolicyDocument: document },
      },
      Invoker: {
        ...Resources.Invoker,
        Properties: {
          ...Resources.Invoker.Properties,
          ManagedPolicyArns: [
            { Ref: 'Shared' },
            'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
          ],
          PermissionsBoundary: { Ref: 'Shared' },
        },
      },
    });
    const invoker = roles.find((role) => role.arn === invokerArn);
    expect(invoker?.identityPolicies.map(({ name }) => name)).toEqual([
      'invoke',
      'shared',
      'service-role/AWSLambdaBasicExecutionRole',
    ]);
    expect(invoker?.boundary).toEqual({ name: 'shared', document });
  });

  it('exist only if their condition holds', () => {
    const sections = {
      Parameters: { Stage: { Type: 'String', Default: 'prod' } },
      Conditions: {
        IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] },
        IsTest: { 'Fn::Not': [{ Condition: 'IsProd' }] },
        Both: { 'Fn::And': [{ Condition: 'IsProd' }, { Condition: 'IsTest' }] },
        Either: { 'Fn::Or': [{ Condition: 'IsProd' }, { Condition: 'IsTest' }] },
      },
    };
    const group = (Condition: string): object => ({
      Type: 'AWS::Logs::LogGroup',
      Condition,
      Properties: {
        LogGroupName: { 'Fn::If': ['IsProd', `of-${Condition}`, 'never'] },
        RetentionInDays: { 'Fn::If': ['IsTest', 7, { Ref: 'AWS::NoValue' }] },
      },
    });
    const { logGroups } = readWith(
      { A: group('IsProd'), B: group('IsTest'), C: group('Both'), D: group('Either') },
      sections,
    );
    expect(logGroups.slice(1).map(({ name, retentionDays }) => [name, retentionDays])).toEqual([
      ['of-IsProd', undefined],
      ['of-Either', undefined],
    ]);
  });

  it.each([
    [{ 'Fn::Join': ['-', ['a', { Ref: 'AWS::Region' }]] }, 'a-eu-west-1'],
    [{ 'Fn::Join': ['-', ['a', { Ref: 'AWS::NoValue' }, 'b']] }, 'a-b'],
    // biome-ignore-start lint/suspicious/noTemplateCurlyInString: CloudFormation's own syntax
    [{ 'Fn::Sub': '${AWS::StackName}/${!Literal}/${Report}' }, 'payer/${Literal}/report'],
    [{ 'Fn::Sub': ['${x}-${Report.Arn}', { x: { Ref: 'AWS::URLSuffix' } }] }, `amazonaws.com-${functionArn}`],
    // biome-ignore-end lint/suspicious/noTemplateCurlyInString: CloudFormation's own syntax
    [{ 'Fn::Select': ['1', { 'Fn::Split': ['/', 'a/b/c'] }] }, 'b'],
    [{ 'Fn::GetAtt': 'Worker.Arn' }, workerArn],
    [{ 'Fn::FindInMap': ['Names', { Ref: 'AWS::Region' }, 'group'] }, 'mapped'],
  ])('resolve %j', (value, resolved) => {
    const { logGroups } = readWith(
      { Extra: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: value } } },
      { Mappings: { Names: { 'eu-west-1': { group: 'mapped' } } } },
    );
    expect(logGroups[1]?.name).toBe(resolved);
  });
});

describe('a deployment that cannot be served', () => {
  it.each([
    ['an unknown function', { Name: { 'Fn::Cidr': ['10.0.0.0/8', 1, 8] } }, /Fn::Cidr is not supported/],
    [
      'an unknown reference',
      { Name: { Ref: 'Nowhere' } },
      /Unresolved resource dependencies \[Nowhere\] in the Resources block/,
    ],
    ['an unknown attribute', { Name: { 'Fn::GetAtt': ['Worker', 'RoleId'] } }, /RoleId on Worker/],
  ])('is refused: %s', (_case, { Name }, message) => {
    const extra = { Extra: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: Name } } };
    expect(() => readWith(extra)).toThrow(message);
  });

  it('is refused for an unknown managed policy', () => {
    const Properties = {
      ...Resources.Invoker.Properties,
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/Mystery'],
    };
    expect(() => readWith({ Invoker: { ...Resources.Invoker, Properties } })).toThrow(
      /does not know.*Mystery/,
    );
  });

  it('is refused for a folder without a manifest, and for a stack without an environment', () => {
    expect(() => readDeployment('/nowhere')).toThrow(DeploymentError);
    expect(() => readDeployment('/nowhere')).toThrow(/npm run synth/);
    expect(() => readDeployment(writeAssembly({ region: 'unknown-region' }))).toThrow(
      /account id and a region/,
    );
  });

  it('is refused for a policy that is not a policy document', () => {
    const broken = {
      AssumeInvoker: {
        ...callerTemplate.Resources.AssumeInvoker,
        Properties: { RoleName: 'x', PolicyName: 'y' },
      },
    };
    expect(() => readDeployment(writeAssembly({ callerTemplate: { Resources: broken } }))).toThrow(
      /caller\/AssumeInvoker: the policy is undefined/,
    );
  });
});
