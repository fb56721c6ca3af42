/** A wrong value of a parameter, or several that do not go together. */
export interface WrongParameters {
  readonly what: string;
  /** What is changed in the parameters of the least case. */
  readonly changed: Readonly<Record<string, string>>;
  /** What CloudFormation says of each, after the name of the stack. */
  readonly said: readonly string[];
}

const constraint = (name: string, mistake: string, value: string): string =>
  `Parameter ${name} failed to satisfy constraint: the value ${mistake} (it is ${JSON.stringify(value)})`;

const NOT_A_ROLE =
  "is not a role's ARN: write it as in 'arn:aws:iam::111111111111:role/RundeckBatchRole'. A role that AWS manages (aws-reserved, aws-service-role) cannot be a caller";

/** A parameter that has one wrong value. */
function one(what: string, name: string, value: string, mistake: string): WrongParameters {
  return { what, changed: { [name]: value }, said: [constraint(name, mistake, value)] };
}

function caller(what: string, value: string, name = 'CallerRoleArn'): WrongParameters {
  return one(`a caller that is ${what}`, name, value, NOT_A_ROLE);
}

function together(
  what: string,
  changed: Readonly<Record<string, string>>,
  ...said: readonly string[]
): WrongParameters {
  return { what, changed, said };
}

const RUNDECK = 'arn:aws:iam::444455556666:role/RundeckBatchRole';
const VPC = 'vpc-0a1b2c3d';
const SUBNET = 'subnet-0a1b2c3d';
const PAIRED =
  'Rule VpcAndSubnetsGoTogether: VpcId and SubnetId go together: give the VPC and a subnet of it in which the function runs, or neither';
const RETENTION =
  'is not one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653';
const ROLE_NAME = 'is not a role name: use up to 64 letters, digits and +=,.@_-';

/** What the payer's template refuses. */
export const WRONG_FOR_PAYER: readonly WrongParameters[] = [
  caller('empty', ''),
  caller('of another partition', 'arn:aws-cn:iam::444455556666:role/RundeckBatchRole'),
  caller('in an account of eleven digits', 'arn:aws:iam::44445555666:role/RundeckBatchRole'),
  caller('a user', 'arn:aws:iam::444455556666:user/rundeck'),
  caller('a whole account', 'arn:aws:iam::444455556666:root'),
  caller('everyone', '*'),
  caller('a pattern', 'arn:aws:iam::444455556666:role/*'),
  caller('a name without an account', 'RundeckBatchRole'),
  caller('a session', 'arn:aws:sts::444455556666:assumed-role/RundeckBatchRole/me'),
  caller('two roles in one parameter', `${RUNDECK},arn:aws:iam::444455556666:role/Operator`),
  caller('followed by a space', `${RUNDECK} `),
  caller('followed by a line', `${RUNDECK}\n`),
  caller('of a single sign-on', 'arn:aws:iam::444455556666:role/aws-reserved/sso.amazonaws.com/Admin'),
  caller('managed by AWS', 'arn:aws:iam::444455556666:role/AWSServiceRoleForSupport', 'CallerRoleArn2'),
  caller('a space', ' ', 'CallerRoleArn5'),
  together(
    'a caller that is named twice',
    { CallerRoleArn3: RUNDECK },
    'Rule EachCallerIsNamedOnce: CallerRoleArn and CallerRoleArn3 are the same role: leave one of them empty',
  ),
  one(
    'an external id of one character',
    'ExternalId',
    'x',
    'is not an external id: use 2 to 1224 letters, digits and +=,.@:/_-',
  ),
  one(
    "an organization's id without its beginning",
    'OrganizationId',
    'a1b2c3d4e5',
    "is not an organization's id: write it as in 'o-a1b2c3d4e5', or 'o-*' for any",
  ),
  one(
    'a billing view of another partition',
    'BillingViewArn',
    'arn:aws-eusc:billing::111122223333:billingview/custom-0a1b2c3d',
    "is not a billing view's ARN: write it as in 'arn:aws:billing::111111111111:billingview/custom-0a1b2c3d'",
  ),
  one('a negative tolerance', 'Tolerance', '-1', "is not an amount from 0 to 1000: write it as in '0.01'"),
  one(
    'a tolerance that hides spend',
    'Tolerance',
    '1001',
    "is not an amount from 0 to 1000: write it as in '0.01'",
  ),
  one('half a day', 'SettlingDay', '6.5', 'is not a whole number from 0 to 28'),
  one('a day that not every month has', 'SettlingDay', '29', 'is not a whole number from 0 to 28'),
  one('no memory', 'MemoryMegabytes', '', 'is not a whole number from 128 to 10240'),
  one("more than Lambda's longest timeout", 'TimeoutSeconds', '901', 'is not a whole number from 3 to 900'),
  one('a timeout in words', 'TimeoutSeconds', '3m', 'is not a whole number from 3 to 900'),
  one('no run at once', 'ReservedConcurrency', '0', 'is not a whole number from 1 to 1000'),
  one('a retention that CloudWatch Logs does not know', 'LogRetentionDays', '45', RETENTION),
  one(
    "a key's alias",
    'LogKmsKeyArn',
    'arn:aws:kms:ap-northeast-1:111122223333:alias/logs',
    "is not a key's ARN: write it as in 'arn:aws:kms:us-east-1:111111111111:key/0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f'",
  ),
  one(
    'a topic without its account',
    'AlarmTopicArn',
    'arn:aws:sns:ap-northeast-1::alarms',
    "is not a topic's ARN: write it as in 'arn:aws:sns:us-east-1:111111111111:alarms'",
  ),
  one('a subnet as the VPC', 'VpcId', 'subnet-0a1b2c3d', "is not a VPC's id: write it as in 'vpc-0a1b2c3d'"),
  together('a VPC without a subnet', { VpcId: VPC }, PAIRED),
  together('a subnet without its VPC', { SubnetId: SUBNET }, PAIRED),
  together('a VPC with a second subnet alone', { VpcId: VPC, SubnetId2: SUBNET }, PAIRED),
  together(
    'a further subnet without a VPC',
    { SubnetId3: SUBNET },
    'Rule FurtherSubnetsNeedTheVpc: SubnetId3 is given without VpcId: give the VPC and SubnetId too, or leave it empty',
  ),
  together(
    'a subnet that is named twice',
    { VpcId: VPC, SubnetId: SUBNET, SubnetId4: SUBNET },
    'Rule EachSubnetIsNamedOnce: SubnetId and SubnetId4 are the same subnet: leave one of them empty',
  ),
  one(
    'the address of a bucket',
    'ExportsBucket',
    's3://acme-bill',
    "is not a bucket's name: use 3 to 63 lower-case letters, digits, . and -, without 's3://'",
  ),
  one('a query without a limit', 'ExportsScanLimitGigabytes', '0', 'is not a whole number from 1 to 1048576'),
  together(
    'the region of an export without its bucket',
    { ExportsRegion: 'us-west-2' },
    'Rule SettingsOfAnExportNeedItsBucket: ExportsRegion is given without ExportsBucket: give the bucket of the export too, or leave it empty',
  ),
  one(
    'a prefix that leads out of the archive',
    'ArchivePrefix',
    '/ou-cost',
    "is not a prefix: write it as in 'billing/exports', with letters, digits and =@+._-, without a slash at its ends and without a folder '.' or '..'",
  ),
  together(
    'the key of an archive without its bucket',
    { ArchiveKmsKeyArn: 'arn:aws:kms:us-east-1:111111111111:key/0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f' },
    'Rule TheKeyOfAnArchiveNeedsItsBucket: ArchiveKmsKeyArn is given without ArchiveBucket: give the bucket of the archive too, or leave it empty',
  ),
  together(
    'a new archive without a name',
    { ArchiveCreate: 'true' },
    'Rule ANewArchiveNeedsTheNameOfItsBucket: ArchiveCreate is true without ArchiveBucket: give the name of the new bucket too, or leave it out',
  ),
  one(
    'a request that ends itself and names a recipient',
    'ScheduleRequest',
    '{},"mail":{"from":"a@b.example"}',
    `is not a request: write it as in '{"period":"last-month","compare":"previous"}', without spaces between its parts`,
  ),
  together(
    'a schedule without an archive and without a topic',
    { ScheduleExpression: 'rate(1 day)' },
    'Rule AScheduleNeedsAnArchive: ScheduleExpression is given without ArchiveBucket: give ArchiveBucket too, or leave it empty',
    'Rule AScheduleNeedsATopicForFailures: ScheduleExpression is given without AlarmTopicArn: give AlarmTopicArn too, or leave it empty',
  ),
  one(
    'a path without slashes',
    'RolePath',
    'finops',
    "is not a role path: begin and end it with a slash, as in '/finops/reports/'",
  ),
  one(
    'a boundary by its ARN',
    'PermissionsBoundary',
    'arn:aws:iam::111122223333:policy/engineer',
    "is not a policy's name: write it with its path and without the account, as in 'boundaries/engineer'; every account that gets a role must have the policy",
  ),
  one('a role name with a path', 'WorkerRoleName', 'finops/worker', ROLE_NAME),
  one('a role name of 65 characters', 'ReaderRoleName', 'r'.repeat(65), ROLE_NAME),
  one(
    'a function name with a dot',
    'FunctionName',
    'ou.cost',
    'is not a function name: use up to 64 letters, digits, - and _',
  ),
  together(
    'one name for two roles',
    { WorkerRoleName: 'ou-cost-invoker' },
    'Rule EachRoleHasItsOwnName: InvokerRoleName and WorkerRoleName are the same name: give each role its own',
  ),
  one('an unknown way', 'DeployedThrough', 'hand', 'is not one of template, terraform'),
  together(
    'a parameter that does not exist',
    { CallerRoleArns: RUNDECK },
    'Parameters: [CallerRoleArns] do not exist in the template',
  ),
  together(
    'several wrong values, which are all named',
    { CallerRoleArn: '', SettlingDay: '6.5' },
    constraint('CallerRoleArn', NOT_A_ROLE, ''),
    constraint('SettlingDay', 'is not a whole number from 0 to 28', '6.5'),
  ),
];

const NOT_A_NAME =
  'is not the name of a role: write its name without its path and its ARN, several with commas between them. A role that AWS manages (AWSReservedSSO_, AWSServiceRoleFor) cannot be a caller';

/** What the template of a caller's account refuses. */
export const WRONG_FOR_CALLER: readonly WrongParameters[] = [
  one('no caller', 'CallerRoleNames', '', NOT_A_NAME),
  one('a caller by its ARN', 'CallerRoleNames', RUNDECK, NOT_A_NAME),
  one('a caller with its path', 'CallerRoleNames', 'batch/RundeckBatchRole', NOT_A_NAME),
  one('a role that AWS manages', 'CallerRoleNames', 'AWSReservedSSO_Admin_0123456789abcdef', NOT_A_NAME),
  one('an empty name among others', 'CallerRoleNames', 'RundeckBatchRole,,Operator', NOT_A_NAME),
  one(
    'an invoker role of another partition',
    'InvokerRoleArn',
    'arn:aws-cn:iam::111122223333:role/ou-cost-invoker',
    "is not a role's ARN: write it as in 'arn:aws:iam::111111111111:role/RundeckBatchRole'",
  ),
  one(
    "the function in place of the invoker role's ARN",
    'InvokerRoleArn',
    'arn:aws:lambda:ap-northeast-1:111122223333:function:ou-cost-report',
    "is not a role's ARN: write it as in 'arn:aws:iam::111111111111:role/RundeckBatchRole'",
  ),
  one(
    'a policy name with a space',
    'CallerPolicyName',
    'ask for spend',
    'is not a policy name: use up to 128 letters, digits and +=,.@_-',
  ),
];
