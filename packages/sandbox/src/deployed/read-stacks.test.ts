import { describe, expect, it } from 'vitest';
import { payer, region } from '../testing/chain-templates.ts';
import { type ListedStack, writeStackList } from '../testing/stack-list.ts';
import { DeploymentError, readStacks } from './index.ts';

const boundaryArn = `arn:aws:iam::${payer}:policy/boundary`;
const allowAll = { Effect: 'Allow', Action: '*', Resource: '*' } as const;
const existingPolicies = { [boundaryArn]: { Version: '2012-10-17', Statement: [allowAll] } };
const none = { Ref: 'AWS::NoValue' };
const ifSet = (name: string, value: unknown, otherwise: unknown = none) => ({
  'Fn::If': [`Has${name}`, value, otherwise],
});
const isSet = (name: string) => ({ 'Fn::Not': [{ 'Fn::Equals': [{ Ref: name }, ''] }] });

/** A template with a condition wherever one may stand. */
const template = {
  Parameters: {
    Callers: { Type: 'CommaDelimitedList', AllowedPattern: 'arn:aws:iam::\\d{12}:role/.+' },
    ExternalId: { Type: 'String', Default: '', NoEcho: true },
    Boundary: { Type: 'String', Default: '' },
    Subnets: { Type: 'CommaDelimitedList', Default: '' },
    Days: { Type: 'Number', Default: 30 },
    Alarm: { Type: 'String', Default: '' },
  },
  Conditions: {
    HasExternalId: isSet('ExternalId'),
    HasBoundary: isSet('Boundary'),
    HasAlarm: isSet('Alarm'),
    HasSubnets: { 'Fn::Not': [{ 'Fn::Equals': [{ 'Fn::Join': ['', { Ref: 'Subnets' }] }, ''] }] },
  },
  Resources: {
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: 'worker',
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: { Ref: 'Callers' } },
              Action: 'sts:AssumeRole',
              Condition: ifSet('ExternalId', { StringEquals: { 'sts:ExternalId': { Ref: 'ExternalId' } } }),
            },
          ],
        },
        PermissionsBoundary: ifSet('Boundary', { Ref: 'Boundary' }),
        ManagedPolicyArns: ifSet('Subnets', [
          {
            // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation's own syntax
            'Fn::Sub': 'arn:${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole',
          },
        ]),
        Policies: [
          {
            PolicyName: 'own',
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                { ...allowAll, Action: 'ce:GetCostAndUsage' },
                ifSet('Alarm', { ...allowAll, Action: 'sns:Publish', Resource: { Ref: 'Alarm' } }),
              ],
            },
          },
          ifSet('Alarm', {
            PolicyName: 'alarm',
            PolicyDocument: { Version: '2012-10-17', Statement: [allowAll] },
          }),
        ],
      },
    },
    Log: {
      Type: 'AWS::Logs::LogGroup',
      Properties: { LogGroupName: '/report', RetentionInDays: { Ref: 'Days' } },
    },
    SecurityGroup: { Type: 'AWS::EC2::SecurityGroup', Condition: 'HasSubnets', Properties: {} },
    Topic: { Type: 'AWS::SNS::Topic', Condition: 'HasAlarm' },
    Report: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        FunctionName: 'report',
        Handler: 'index.handler',
        Runtime: 'nodejs24.x',
        Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
        Timeout: { Ref: 'Days' },
        Code: { ZipFile: 'exports.handler = async () => 1;' },
        Environment: { Variables: { DAYS: { Ref: 'Days' }, ALARM: ifSet('Alarm', { Ref: 'Alarm' }) } },
        VpcConfig: ifSet('Subnets', {
          SubnetIds: { Ref: 'Subnets' },
          SecurityGroupIds: [{ 'Fn::GetAtt': ['SecurityGroup', 'GroupId'] }],
        }),
      },
    },
  },
  Outputs: {
    RoleArn: { Value: { 'Fn::GetAtt': ['Role', 'Arn'] } },
    Days: { Value: { Ref: 'Days' } },
    Topic: { Condition: 'HasAlarm', Value: { Ref: 'Topic' } },
  },
};

const callers = 'arn:aws:iam::111111111111:role/a, arn:aws:iam::111111111111:role/b';
const read = (parameters: Record<string, string>, changed: Partial<ListedStack> = {}) =>
  readStacks(writeStackList({ template, parameters, ...changed }), { existingPolicies });

describe('a stack of a list', () => {
  it('has only what its parameters ask for', () => {
    const { roles, functions, logGroups, stacks, ignored } = read({ Callers: callers });
    const [role] = roles;
    expect(role?.trustPolicy.Statement).toEqual([
      { Effect: 'Allow', Principal: { AWS: callers.split(', ') }, Action: 'sts:AssumeRole' },
    ]);
    expect(role?.identityPolicies.map(({ name }) => name)).toEqual(['own']);
    expect(role?.identityPolicies[0]?.document.Statement).toHaveLength(1);
    expect(role).not.toHaveProperty('boundary');
    expect(functions[0]).toMatchObject({ timeoutSeconds: 30, environment: { DAYS: '30' } });
    expect(Object.keys(functions[0]?.environment ?? {})).toEqual(['DAYS']);
    expect(functions[0]).not.toHaveProperty('vpc');
    expect(logGroups[0]?.retentionDays).toBe(30);
    expect(ignored).toEqual([]);
    const outputs = { RoleArn: `arn:aws:iam::${payer}:role/worker`, Days: '30' };
    expect(stacks).toEqual([{ name: 'payer', accountId: payer, region, outputs }]);
  });

  it('has everything that its parameters ask for', () => {
    const { roles, functions, stacks, ignored } = read({
      Callers: callers,
      ExternalId: 'open sesame',
      Boundary: boundaryArn,
      Subnets: 'subnet-1, subnet-2',
      Days: '7',
      Alarm: 'arn:aws:sns:eu-west-1:222222222222:alarms',
    });
    const [role] = roles;
    expect(role?.trustPolicy.Statement[0]?.Condition).toEqual({
      StringEquals: { 'sts:ExternalId': 'open sesame' },
    });
    expect(role?.identityPolicies.map(({ name, document }) => [name, document.Statement.length])).toEqual([
      ['own', 2],
      ['alarm', 1],
      ['service-role/AWSLambdaVPCAccessExecutionRole', 1],
    ]);
    expect(role?.boundary?.name).toBe('boundary');
    expect(functions[0]).toMatchObject({
      timeoutSeconds: 7,
      environment: { DAYS: '7', ALARM: 'arn:aws:sns:eu-west-1:222222222222:alarms' },
      vpc: {
        subnetIds: ['subnet-1', 'subnet-2'],
        securityGroupIds: [expect.stringContaining('SecurityGroup')],
      },
    });
    expect(ignored.map(({ type }) => type)).toEqual(['AWS::SNS::Topic']);
    expect(Object.keys(stacks[0]?.outputs ?? {})).toEqual(['RoleArn', 'Days', 'Topic']);
  });

  it('takes nothing from another stack whose parameters are wrong; all of them are named', () => {
    const Rules = {
      R: {
        Assertions: [
          {
            Assert: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-east-1'] },
            AssertDescription: 'Deploy in us-east-1.',
          },
        ],
      },
    };
    const list = writeStackList(
      { name: 'one', template, parameters: { Callers: 'nobody', Day: '1' } },
      { name: 'two', template, parameters: { Days: 'many', Callers: callers, Alarm: 'x' } },
      { name: 'three', template: { ...template, Rules }, parameters: { Callers: callers } },
      { name: 'four', template, parameters: { Callers: callers } },
    );
    expect(() => readStacks(list)).toThrow(DeploymentError);
    expect(() => readStacks(list)).toThrow(
      'stack one: Parameters: [Day] do not exist in the template; ' +
        `stack one: Parameter 'Callers' must match pattern arn:aws:iam::\\d{12}:role/.+ (it is "nobody"); ` +
        `stack two: Parameter 'Days' must be a number (it is "many"); ` +
        'stack three: Rule R: Deploy in us-east-1.',
    );
  });

  it('is refused if two resources have one name, roles without regard to case and path', () => {
    const { Role, Log } = template.Resources;
    const again = (resource: object, changed: object) => ({ ...resource, Properties: { ...changed } });
    const withMore = (More: object) => () =>
      read({ Callers: callers }, { template: { ...template, Resources: { ...template.Resources, More } } });
    const role = { ...Role.Properties, RoleName: 'Worker', Path: '/other/' };
    expect(withMore(again(Role, role))).toThrow(
      'role/other/Worker: a resource of this name is created twice',
    );
    expect(withMore(again(Log, Log.Properties))).toThrow('log-group:/report: a resource of this name');
    expect(withMore(again(Role, { ...role, RoleName: 'other' }))().roles).toHaveLength(2);
  });

  it.each([
    [
      'a dynamic reference',
      { Environment: { Variables: { A: '{{resolve:ssm:name:1}}' } } },
      'Report has a dynamic reference {{resolve:…}}, which only AWS can resolve',
    ],
    [
      'an environment variable that is a list',
      { Environment: { Variables: { A: { Ref: 'Subnets' } } } },
      'environment variable A is not text',
    ],
    [
      'a list within a list of subnets',
      { VpcConfig: { SubnetIds: [{ Ref: 'Subnets' }] } },
      'a member of SubnetIds is [""], expected text',
    ],
  ])('is refused for %s', (_case, changed, problem) => {
    const { Report } = template.Resources;
    const changedReport = { ...Report, Properties: { ...Report.Properties, ...changed } };
    const Resources = { ...template.Resources, Report: changedReport };
    expect(() => read({ Callers: callers }, { template: { ...template, Resources } })).toThrow(problem);
  });
});
