/** What a grant names as resource; the infrastructure writes the ARNs. */
export type GrantedResource =
  | 'any'
  | 'billing-view'
  | 'organization-root'
  | 'organizational-unit'
  | 'reader-role'
  | 'invoker-role'
  | 'report-function'
  | 'report-log-streams'
  | 'account-network'
  | 'configured-subnets';

/** One call that an adapter makes, as data: policies are written from these and from nothing else. */
export interface RequiredCall {
  readonly action: string;
  readonly resources: readonly GrantedResource[];
  /** What the call is for, as a security reviewer may ask. */
  readonly why: string;
}

/** What the adapters read of Organizations; none of it writes. */
export const ORGANIZATION_CALLS: readonly RequiredCall[] = [
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
];

/** What the adapters call with the reader role: Organizations and Cost Explorer. */
export const READER_CALLS: readonly RequiredCall[] = [
  ...ORGANIZATION_CALLS,
  {
    action: 'ce:GetCostAndUsage',
    resources: ['any'],
    why: 'the spend; without a billing view the action has no resource type',
  },
];

/** The same through a billing view: the view is a resource, and reading its data a right of its own. */
export const READER_CALLS_THROUGH_VIEW: readonly RequiredCall[] = [
  ...ORGANIZATION_CALLS,
  { action: 'ce:GetCostAndUsage', resources: ['billing-view'], why: 'the spend that the view shows' },
  {
    action: 'billing:GetBillingViewData',
    resources: ['billing-view'],
    why: 'Cost Explorer asks for it before it reads a view',
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

/** What Lambda itself does with the function's role in a VPC; it checks these rights when the function is made. */
export const WORKER_VPC_CALLS: readonly RequiredCall[] = [
  {
    action: 'ec2:CreateNetworkInterface',
    resources: ['account-network', 'configured-subnets'],
    why: 'Lambda attaches the function to the subnets',
  },
  {
    action: 'ec2:DescribeNetworkInterfaces',
    resources: ['any'],
    why: 'Lambda looks for its network interfaces; the action has no resource type',
  },
  {
    action: 'ec2:DescribeSubnets',
    resources: ['any'],
    why: 'Lambda looks at the subnets; the action has no resource type',
  },
  {
    action: 'ec2:DeleteNetworkInterface',
    resources: ['account-network'],
    why: 'Lambda takes its network interfaces away again',
  },
  {
    action: 'ec2:AssignPrivateIpAddresses',
    resources: ['account-network'],
    why: 'Lambda gives its network interfaces addresses',
  },
  {
    action: 'ec2:UnassignPrivateIpAddresses',
    resources: ['account-network'],
    why: 'Lambda takes the addresses back',
  },
];

/** What the command line calls with the invoker role. */
export const INVOKER_CALLS: readonly RequiredCall[] = [
  { action: 'lambda:InvokeFunction', resources: ['report-function'], why: 'the one thing this role is for' },
];

/** What the command line calls with the scheduler's own role. */
export const CALLER_CALLS: readonly RequiredCall[] = [
  { action: 'sts:AssumeRole', resources: ['invoker-role'], why: 'the way into the payer account' },
];
