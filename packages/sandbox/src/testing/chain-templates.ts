/** Templates of a small chain of roles like the project's own, in the form that CDK writes. */
export const payer = '222222222222';
export const caller = '111111111111';
export const region = 'eu-west-1';
export const functionArn = `arn:aws:lambda:${region}:${payer}:function:report`;
export const rundeckArn = `arn:aws:iam::${caller}:role/batch/RundeckRole`;
export const invokerArn = `arn:aws:iam::${payer}:role/invoker`;
export const workerArn = `arn:aws:iam::${payer}:role/chain/worker`;
export const readerArn = `arn:aws:iam::${payer}:role/reader`;

const iamArn = (resource: string): object => ({
  'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::', { Ref: 'AWS::AccountId' }, `:${resource}`]],
});

const document = (...statements: object[]): object => ({ Version: '2012-10-17', Statement: statements });

const allow = (action: string | string[], resource: unknown, rest: object = {}): object => ({
  Effect: 'Allow',
  Action: action,
  Resource: resource,
  ...rest,
});

/** The payer account's template; `code` is the asset's hash. */
export const payerTemplate = {
  Resources: {
    Invoker: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: 'invoker',
        AssumeRolePolicyDocument: document({
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { AWS: rundeckArn },
          Condition: { StringEquals: { 'sts:ExternalId': 'open-sesame' } },
        }),
        Policies: [
          {
            PolicyName: 'invoke',
            PolicyDocument: document(
              allow('lambda:InvokeFunction', {
                // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation's own syntax
                'Fn::Sub': 'arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:report',
              }),
            ),
          },
        ],
      },
    },
    Worker: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: 'worker',
        Path: '/chain/',
        AssumeRolePolicyDocument: document({
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { Service: 'lambda.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
        }),
      },
    },
    WorkerPolicy: {
      Type: 'AWS::IAM::Policy',
      Properties: {
        PolicyName: 'worker',
        PolicyDocument: document(
          allow('sts:AssumeRole', iamArn('role/reader'), {
            Condition: { ArnEquals: { 'lambda:SourceFunctionArn': functionArn } },
          }),
          allow(
            ['logs:CreateLogStream', 'logs:PutLogEvents'],
            { 'Fn::GetAtt': ['Log', 'Arn'] },
            { Condition: { ArnEquals: { 'lambda:SourceFunctionArn': functionArn } } },
          ),
        ),
        Roles: [{ Ref: 'Worker' }],
      },
    },
    Reader: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: 'reader',
        AssumeRolePolicyDocument: document({
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { AWS: iamArn('root') },
          Condition: { ArnEquals: { 'aws:PrincipalArn': { 'Fn::GetAtt': ['Worker', 'Arn'] } } },
        }),
        Policies: [
          {
            PolicyName: 'read',
            PolicyDocument: document(
              allow(['organizations:ListAccounts', 'organizations:ListRoots', 'ce:GetCostAndUsage'], '*'),
              allow(
                [
                  'organizations:ListOrganizationalUnitsForParent',
                  'organizations:DescribeOrganizationalUnit',
                ],
                [
                  `arn:aws:organizations::${payer}:ou/o-*/ou-*`,
                  `arn:aws:organizations::${payer}:root/o-*/r-*`,
                ],
              ),
            ),
          },
        ],
      },
    },
    Log: {
      Type: 'AWS::Logs::LogGroup',
      Properties: { LogGroupName: '/aws/lambda/report', RetentionInDays: 30 },
    },
    Report: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        FunctionName: 'report',
        Role: { 'Fn::GetAtt': ['Worker', 'Arn'] },
        Handler: 'index.handler',
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Timeout: 2,
        MemorySize: 256,
        Environment: { Variables: { READER_ROLE_ARN: { 'Fn::GetAtt': ['Reader', 'Arn'] } } },
        // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation's own syntax
        Code: { S3Bucket: { 'Fn::Sub': 'assets-${AWS::AccountId}' }, S3Key: 'abc123.zip' },
      },
    },
    Metadata: { Type: 'AWS::CDK::Metadata', Properties: {} },
  },
};

/** The caller account's template: a policy for a role that the template does not create. */
export const callerTemplate = {
  Resources: {
    AssumeInvoker: {
      Type: 'AWS::IAM::RolePolicy',
      Properties: {
        PolicyName: 'assume-invoker',
        RoleName: 'RundeckRole',
        PolicyDocument: document(allow('sts:AssumeRole', invokerArn)),
      },
    },
  },
};
