import type { RequiredCall } from './required-call.ts';

/** The calls of Organizations that the adapters make; all of them only read. */
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
    why: 'the name and place of a unit that appeared while the organization was read, or that a request names and that holds no account',
  },
  {
    action: 'organizations:ListRoots',
    resources: ['any'],
    why: 'the start of the walk when accounts have no paths; the action has no resource type',
  },
  {
    action: 'organizations:ListAccountsForParent',
    resources: ['organization-root', 'organizational-unit'],
    why: 'the accounts of a container when accounts have no paths',
  },
];

/** The calls with the reader role: Organizations and Cost Explorer. */
export const READER_CALLS: readonly RequiredCall[] = [
  ...ORGANIZATION_CALLS,
  {
    action: 'ce:GetCostAndUsage',
    resources: ['any'],
    why: 'the spend; without a billing view the action has no resource type',
  },
];

/** The calls with the reader role through a billing view, which is a resource and needs a second action. */
export const READER_CALLS_THROUGH_VIEW: readonly RequiredCall[] = [
  ...ORGANIZATION_CALLS,
  { action: 'ce:GetCostAndUsage', resources: ['billing-view'], why: 'the spend that the view shows' },
  {
    action: 'billing:GetBillingViewData',
    resources: ['billing-view'],
    why: 'Cost Explorer asks for it before it reads a view',
  },
];

/** The call with the reader role that `ou-cost history seed` makes; it needs nothing else of CloudTrail. */
export const HISTORY_SEED_CALLS: readonly RequiredCall[] = [
  {
    action: 'cloudtrail:LookupEvents',
    resources: ['any'],
    why: 'what happened to the organization in the last 90 days; the action has no resource type and no condition that limits which events it shows',
  },
];

/** The calls of the function with its own role. */
export const WORKER_CALLS: readonly RequiredCall[] = [
  { action: 'sts:AssumeRole', resources: ['reader-role'], why: 'the way to the reader role' },
];

/** The calls that Lambda itself makes with the function's role. */
export const WORKER_PLATFORM_CALLS: readonly RequiredCall[] = [
  { action: 'logs:CreateLogStream', resources: ['report-log-streams'], why: 'Lambda opens a log stream' },
  { action: 'logs:PutLogEvents', resources: ['report-log-streams'], why: 'Lambda writes the log' },
];

/** The calls of Lambda itself for a function in a VPC; it checks these permissions when the function is created. */
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

/** The calls of the command line with the invoker role. */
export const INVOKER_CALLS: readonly RequiredCall[] = [
  { action: 'lambda:InvokeFunction', resources: ['report-function'], why: 'the one thing this role is for' },
];

/** The calls of the command line with the scheduler's own role. */
export const CALLER_CALLS: readonly RequiredCall[] = [
  { action: 'sts:AssumeRole', resources: ['invoker-role'], why: 'the way into the payer account' },
];
