/** The actions that may be granted on `*`, each with the reason why nothing narrower is possible. */
export const BARE_WILDCARDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'organizations:ListAccounts': 'AWS defines no resource type for this action',
    'organizations:ListRoots': 'AWS defines no resource type for this action',
    'ec2:DescribeNetworkInterfaces': 'AWS defines no resource type for this action',
    'ec2:DescribeSubnets': 'AWS defines no resource type for this action',
    'cloudtrail:LookupEvents': 'AWS defines no resource type for this action',
    'bcm-data-exports:ListExports': 'AWS defines no resource type for this action',
    'scheduler:ListSchedules': 'AWS defines no resource type for this action',
    'ses:GetAccount': 'AWS defines no resource type for this action',
    'ce:GetCostAndUsage':
      'its only resource type is the billing view, and AWS does not document what a call without a view matches; if a view is configured, the action is granted on that view only',
  }),
);

/** Whether a pattern matches the resources of every account. */
export function isBare(resource: string): boolean {
  return /^[*?]+$/.test(resource) || /^arn:[^:]*:[*?]+(:|$)/.test(resource);
}
