/** What a grant names as resource; the infrastructure writes the ARNs. */
export type GrantedResource =
  | 'any'
  | 'organization-root'
  | 'organizational-unit'
  | 'reader-role'
  | 'invoker-role'
  | 'report-function'
  | 'report-log-streams';

/** One call that an adapter makes, as data: policies are written from these and from nothing else. */
export interface RequiredCall {
  readonly action: string;
  readonly resources: readonly GrantedResource[];
  /** What the call is for, as a security reviewer may ask. */
  readonly why: string;
}

/** What the adapters call with the reader role: Organizations and Cost Explorer, nothing that writes. */
export const READER_CALLS: readonly RequiredCall[] = [
  {
    action: 'organizations:ListAccounts',
    resources: ['any'],
    why: 'every account with its path; the action has no resource type',
  },
  {
    action: 'organizations:ListOrganizationalUnitsForParent',
    resources: ['organization-root', 'organizational-unit'],
    why: 'the names of the units in a container',
  },
  {
    action: 'organizations:DescribeOrganizationalUnit',
    resources: ['organizational-unit'],
    why: 'the name of a unit that appeared while the organization was read',
  },
  {
    action: 'organizations:ListRoots',
    resources: ['any'],
    why: 'where the walk starts when accounts carry no paths; the action has no resource type',
  },
  {
    action: 'organizations:ListAccountsForParent',
    resources: ['organization-root', 'organizational-unit'],
    why: 'the accounts of a container when accounts carry no paths',
  },
  {
    action: 'ce:GetCostAndUsage',
    resources: ['any'],
    why: 'the spend; without a billing view the action has no resource type',
  },
];

/** What the function calls with its own role. */
export const WORKER_CALLS: readonly RequiredCall[] = [
  { action: 'sts:AssumeRole', resources: ['reader-role'], why: 'the way to the reader role' },
];

/** What Lambda itself does with the function's role. */
export const WORKER_PLATFORM_CALLS: readonly RequiredCall[] = [
  { action: 'logs:CreateLogStream', resources: ['report-log-streams'], why: 'Lambda opens a log stream' },
  { action: 'logs:PutLogEvents', resources: ['report-log-streams'], why: 'Lambda writes the log' },
];

/** What Lambda itself does with the function's role in a VPC; none of them has a resource type that fits. */
export const WORKER_VPC_CALLS: readonly RequiredCall[] = [
  'ec2:CreateNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:DeleteNetworkInterface',
  'ec2:AssignPrivateIpAddresses',
  'ec2:UnassignPrivateIpAddresses',
].map((action) => ({
  action,
  resources: ['any'],
  why: 'Lambda attaches the function to the subnets; AWS checks these rights when the function is made',
}));

/** What the command line calls with the invoker role. */
export const INVOKER_CALLS: readonly RequiredCall[] = [
  { action: 'lambda:InvokeFunction', resources: ['report-function'], why: 'the one thing this role is for' },
];

/** What the command line calls with the scheduler's own role. */
export const CALLER_CALLS: readonly RequiredCall[] = [
  { action: 'sts:AssumeRole', resources: ['invoker-role'], why: 'the way into the payer account' },
];
