import { caller, payer } from './chain-templates.ts';
import type { ListedStack } from './stack-list.ts';

/**
 * Code of a function that assumes the reader role without an SDK, as inline code has none, and answers with what it
 * found: the role's session, or the error's code.
 */
const CODE = `
const { createHash, createHmac } = require('node:crypto');
const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const hmac = (key, text) => createHmac('sha256', key).update(text).digest();

async function assume(roleArn) {
  const { AWS_ENDPOINT_URL, AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env;
  const body = new URLSearchParams({ Action: 'AssumeRole', Version: '2011-06-15', RoleArn: roleArn, RoleSessionName: 'inline' }).toString();
  const date = new Date().toISOString().replaceAll(/[-:]|\\.\\d+/g, '');
  const headers = { 'content-type': 'application/x-www-form-urlencoded', host: new URL(AWS_ENDPOINT_URL).host, 'x-amz-date': date, 'x-amz-security-token': AWS_SESSION_TOKEN };
  const names = Object.keys(headers).sort();
  const canonical = ['POST', '/', '', ...names.map((name) => name + ':' + headers[name]), '', names.join(';'), sha256(body)].join('\\n');
  const scope = [date.slice(0, 8), AWS_REGION, 'sts', 'aws4_request'];
  const key = scope.reduce((each, part) => hmac(each, part), 'AWS4' + AWS_SECRET_ACCESS_KEY);
  const signature = hmac(key, ['AWS4-HMAC-SHA256', date, scope.join('/'), sha256(canonical)].join('\\n')).toString('hex');
  const authorization = 'AWS4-HMAC-SHA256 Credential=' + AWS_ACCESS_KEY_ID + '/' + scope.join('/') + ', SignedHeaders=' + names.join(';') + ', Signature=' + signature;
  const answer = await fetch(AWS_ENDPOINT_URL, { method: 'POST', headers: { ...headers, authorization }, body });
  const text = await answer.text();
  return (/<Arn>(.*?)<\\/Arn>/.exec(text) ?? /<Code>(.*?)<\\/Code>/.exec(text))?.[1];
}

exports.streaming = awslambda.streamifyResponse(async (event, response) => {
  response.write('part 1, ');
  response.end('part 2');
});
exports.handler = async () => {
  console.log('an inline function');
  return { session: await assume(process.env.READER), file: __filename, files: require('node:fs').readdirSync(__dirname), greeting: process.env.GREETING };
};
`;

const document = (...Statement: object[]) => ({ Version: '2012-10-17', Statement });
const allow = (Action: unknown, Resource: unknown, more: object = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});
const trust = (Principal: object, Condition: unknown) => ({
  Effect: 'Allow',
  Action: 'sts:AssumeRole',
  Principal,
  Condition,
});
const roleArn = (name: string) => ({
  'Fn::Join': [
    '',
    ['arn:', { Ref: 'AWS::Partition' }, ':iam::', { Ref: 'AWS::AccountId' }, ':role/', { Ref: name }],
  ],
});
/** By its name, so that the reader's trust needs no resource that needs the reader. */
const functionArn = {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation's own syntax
  'Fn::Sub': 'arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:${FunctionName}',
};

/** A chain of three roles and a function with its code inline, all of whose names are parameters. */
const parametrizedChain = {
  AWSTemplateFormatVersion: '2010-09-09',
  Parameters: {
    CallerRoleArns: {
      Type: 'CommaDelimitedList',
      AllowedPattern: 'arn:aws(-cn|-us-gov)?:iam::\\d{12}:role/[\\w+=,.@/-]+',
      ConstraintDescription: 'must be ARNs of roles, separated by commas',
    },
    ExternalId: { Type: 'String', Default: '', NoEcho: true },
    FunctionName: { Type: 'String', Default: 'report', AllowedPattern: '[\\w-]{1,64}' },
    InvokerName: { Type: 'String', Default: 'invoker' },
    WorkerName: { Type: 'String', Default: 'worker' },
    ReaderName: { Type: 'String', Default: 'reader' },
    Handler: {
      Type: 'String',
      Default: 'index.handler',
      AllowedValues: ['index.handler', 'index.streaming'],
    },
    TimeoutSeconds: { Type: 'Number', Default: 10, MinValue: 1, MaxValue: 900 },
    Greeting: { Type: 'String', Default: '' },
    SubnetIds: { Type: 'CommaDelimitedList', Default: '' },
    SecurityGroupIds: { Type: 'CommaDelimitedList', Default: '' },
  },
  Rules: {
    Vpc: {
      RuleCondition: { 'Fn::Not': [{ 'Fn::EachMemberEquals': [{ Ref: 'SubnetIds' }, ''] }] },
      Assertions: [
        {
          Assert: { 'Fn::Not': [{ 'Fn::Contains': [{ Ref: 'SecurityGroupIds' }, ''] }] },
          AssertDescription: 'A function in subnets needs security groups.',
        },
      ],
    },
  },
  Conditions: {
    HasExternalId: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'ExternalId' }, ''] }] },
    HasGreeting: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Greeting' }, ''] }] },
    HasVpc: { 'Fn::Not': [{ 'Fn::Equals': [{ 'Fn::Join': ['', { Ref: 'SubnetIds' }] }, ''] }] },
  },
  Resources: {
    Invoker: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: { Ref: 'InvokerName' },
        AssumeRolePolicyDocument: document(
          trust(
            { AWS: { Ref: 'CallerRoleArns' } },
            {
              'Fn::If': [
                'HasExternalId',
                { StringEquals: { 'sts:ExternalId': { Ref: 'ExternalId' } } },
                { Ref: 'AWS::NoValue' },
              ],
            },
          ),
        ),
        Policies: [
          { PolicyName: 'invoke', PolicyDocument: document(allow('lambda:InvokeFunction', functionArn)) },
        ],
      },
    },
    Worker: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: { Ref: 'WorkerName' },
        AssumeRolePolicyDocument: document(
          trust(
            { Service: 'lambda.amazonaws.com' },
            { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          ),
        ),
        Policies: [
          {
            PolicyName: 'work',
            PolicyDocument: document(
              allow('sts:AssumeRole', roleArn('ReaderName'), {
                Condition: { ArnEquals: { 'lambda:SourceFunctionArn': functionArn } },
              }),
              allow(['logs:CreateLogStream', 'logs:PutLogEvents'], { 'Fn::GetAtt': ['Log', 'Arn'] }),
              {
                'Fn::If': [
                  'HasVpc',
                  allow(
                    [
                      'ec2:CreateNetworkInterface',
                      'ec2:DescribeNetworkInterfaces',
                      'ec2:DeleteNetworkInterface',
                    ],
                    '*',
                  ),
                  { Ref: 'AWS::NoValue' },
                ],
              },
            ),
          },
        ],
      },
    },
    Reader: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: { Ref: 'ReaderName' },
        AssumeRolePolicyDocument: document(
          trust({ AWS: { 'Fn::GetAtt': ['Worker', 'Arn'] } }, { Ref: 'AWS::NoValue' }),
        ),
        Policies: [
          { PolicyName: 'read', PolicyDocument: document(allow('organizations:ListAccounts', '*')) },
        ],
      },
    },
    Log: {
      Type: 'AWS::Logs::LogGroup',
      Properties: {
        LogGroupName: { 'Fn::Join': ['/', ['', 'aws', 'lambda', { Ref: 'FunctionName' }]] },
        RetentionInDays: 30,
      },
    },
    Report: {
      Type: 'AWS::Lambda::Function',
      DependsOn: 'Log',
      Properties: {
        FunctionName: { Ref: 'FunctionName' },
        Role: { 'Fn::GetAtt': ['Worker', 'Arn'] },
        Handler: { Ref: 'Handler' },
        Runtime: 'nodejs24.x',
        Timeout: { Ref: 'TimeoutSeconds' },
        MemorySize: 256,
        Environment: {
          Variables: {
            READER: { 'Fn::GetAtt': ['Reader', 'Arn'] },
            GREETING: { 'Fn::If': ['HasGreeting', { Ref: 'Greeting' }, { Ref: 'AWS::NoValue' }] },
          },
        },
        VpcConfig: {
          'Fn::If': [
            'HasVpc',
            { SubnetIds: { Ref: 'SubnetIds' }, SecurityGroupIds: { Ref: 'SecurityGroupIds' } },
            { Ref: 'AWS::NoValue' },
          ],
        },
        Code: { ZipFile: CODE },
      },
    },
  },
  Outputs: {
    InvokerRoleArn: { Value: { 'Fn::GetAtt': ['Invoker', 'Arn'] } },
    FunctionArn: { Value: { 'Fn::GetAtt': ['Report', 'Arn'] } },
  },
};

/** The permission of an existing role to assume a role of another account. */
const parametrizedCaller = {
  Parameters: { RoleName: { Type: 'String' }, InvokerRoleArn: { Type: 'String' } },
  Resources: {
    Assume: {
      Type: 'AWS::IAM::RolePolicy',
      Properties: {
        PolicyName: 'assume-invoker',
        RoleName: { Ref: 'RoleName' },
        PolicyDocument: document(allow('sts:AssumeRole', { Ref: 'InvokerRoleArn' })),
      },
    },
  },
};

/** The stacks of both accounts; what `parameters` does not give has its default. */
export function parametrizedStacks(parameters: Readonly<Record<string, string>> = {}): ListedStack[] {
  const callers = `arn:aws:iam::${caller}:role/RundeckRole`;
  return [
    { template: parametrizedChain, parameters: { CallerRoleArns: callers, ...parameters } },
    {
      name: 'caller',
      accountId: caller,
      template: parametrizedCaller,
      parameters: { RoleName: 'RundeckRole', InvokerRoleArn: `arn:aws:iam::${payer}:role/invoker` },
    },
  ];
}
