/** The kinds of resource that a grant may name; the infrastructure writes their ARNs. */
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
  | 'configured-subnets'
  /** The export as AWS Data Exports knows it: its name, and an id that AWS adds. */
  | 'export-definition'
  /** The one prefix of a bucket under which an export is delivered; the bucket's other objects are not meant. */
  | 'export-objects'
  /** The bucket itself, and of it the listing of that prefix alone (condition key `s3:prefix`). */
  | 'export-bucket'
  | 'export-work-group'
  /** Athena's name for the account's Glue catalog: `datacatalog/AwsDataCatalog`. */
  | 'athena-catalog'
  /** Glue asks for a right on all three that stand above each other. */
  | 'glue-catalog'
  | 'export-database'
  | 'export-table'
  /** The customer's key that the bucket's objects are encrypted with. */
  | 'export-key';

/** A call that an adapter makes. Policies are generated from this data, and from nothing else. */
export interface RequiredCall {
  readonly action: string;
  readonly resources: readonly GrantedResource[];
  /** The purpose of the call, for a security review. */
  readonly why: string;
}

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

/**
 * The calls with the reader role where the bill is read from its export by Athena, besides those on Organizations and
 * Cost Explorer. Athena reads the table and the files with the rights of whoever asks. The table names its partitions
 * itself (partition projection), so that no partition of Glue is read; results are kept by Athena, so that no bucket
 * is written to.
 */
export const EXPORTS_READER_CALLS: readonly RequiredCall[] = [
  {
    action: 's3:ListBucket',
    resources: ['export-bucket'],
    why: 'the months that were delivered, and whether a delivery is whole; Athena lists the files of a month',
  },
  {
    action: 's3:GetObject',
    resources: ['export-objects'],
    why: 'the manifests of the deliveries; Athena reads the files that they name',
  },
  {
    action: 'athena:GetTableMetadata',
    resources: ['athena-catalog'],
    why: 'the columns of the table, and where it says that its files are',
  },
  { action: 'athena:StartQueryExecution', resources: ['export-work-group'], why: 'the query of the bill' },
  { action: 'athena:GetQueryExecution', resources: ['export-work-group'], why: 'whether the query is done' },
  { action: 'athena:GetQueryResults', resources: ['export-work-group'], why: 'the rows of its answer' },
  {
    action: 'athena:StopQueryExecution',
    resources: ['export-work-group'],
    why: 'a run that fails, or that would scan more than it may, ends its query',
  },
  {
    action: 'glue:GetDatabase',
    resources: ['glue-catalog', 'export-database'],
    why: 'Athena looks the database up, with the rights of whoever asks',
  },
  {
    action: 'glue:GetTable',
    resources: ['glue-catalog', 'export-database', 'export-table'],
    why: 'Athena looks the table up, with the rights of whoever asks',
  },
  {
    action: 'athena:GetWorkGroup',
    resources: ['export-work-group'],
    why: 'doctor sees whether the work group is enabled, keeps results and limits what a query scans',
  },
  {
    action: 'bcm-data-exports:ListExports',
    resources: ['any'],
    why: 'doctor finds the export by its name; the action has no resource type',
  },
  {
    action: 'bcm-data-exports:GetExport',
    resources: ['export-definition'],
    why: 'doctor sees whether the export is healthy, and where it is delivered to',
  },
  {
    action: 'bcm-data-exports:ListExecutions',
    resources: ['export-definition'],
    why: "doctor sees whether the export's last run made a delivery",
  },
];

/** Besides, where the files of the export are encrypted with a key of the customer's. */
export const EXPORTS_KEY_CALLS: readonly RequiredCall[] = [
  {
    action: 'kms:Decrypt',
    resources: ['export-key'],
    why: 'S3 decrypts the files with the rights of whoever reads them',
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
