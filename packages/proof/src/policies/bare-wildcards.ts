/** The actions that may be granted on `*`, with the reason: nothing narrower can be written. */
export const BARE_WILDCARDS: Readonly<Record<string, string>> = {
  'organizations:ListAccounts': 'the action has no resource type',
  'organizations:ListRoots': 'the action has no resource type',
  'ec2:DescribeNetworkInterfaces': 'the action has no resource type',
  'ec2:DescribeSubnets': 'the action has no resource type',
  'ce:GetCostAndUsage':
    'the only resource type is the billing view, and AWS does not say what a call without a view matches; with a view configured it is granted on that view alone',
};

/** Whether a pattern names everything of everybody. */
export function isBare(resource: string): boolean {
  return /^[*?]+$/.test(resource) || /^arn:[^:]*:[*?]+(:|$)/.test(resource);
}
