import { ORGANIZATION_CALLS } from '@ou-cost/aws/permissions';
import { type Config, readerAccountOf } from '@ou-cost/contract';
import { AccountPrincipal, PolicyDocument } from 'aws-cdk-lib/aws-iam';
import { grants } from '../roles/grants.ts';

/** Whether the organization is read from an account that is not its management account. */
export function needsDelegation(config: Config): boolean {
  return readerAccountOf(config) !== config.payer.accountId;
}

/**
 * The statements that the management account adds to the organization's delegation policy, so that the reader's
 * account may read the organization. An organization has only one such policy, which may contain other statements:
 * so the stack outputs these statements and does not deploy them.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs-policy-delegate.html
 */
export function delegationPolicy(config: Config): PolicyDocument {
  const statements = grants(ORGANIZATION_CALLS, config);
  for (const statement of statements) statement.addPrincipals(new AccountPrincipal(readerAccountOf(config)));
  return new PolicyDocument({ statements });
}
