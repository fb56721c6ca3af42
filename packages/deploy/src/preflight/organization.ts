import { DescribeOrganizationCommand } from '@aws-sdk/client-organizations';
import type { Config } from '@ou-cost/contract';
import { ask } from '../access/answer.ts';
import type { AccessByAccount } from '../access/by-account.ts';
import { type Finding, notChecked, ok, warning } from './finding.ts';

/** Checks that the payer's account manages the organization. A difference is a warning: reports may still work. */
export async function checkOrganization(
  { payer: { accountId, organizationId }, billingViewArn }: Config,
  accesses: AccessByAccount,
): Promise<Finding[]> {
  const access = accesses.forAccount(accountId);
  // With a billing view the organization is read from another account.
  if (access === undefined || billingViewArn !== undefined) return [];
  const answer = await ask(
    () => access.clients.organizations.send(new DescribeOrganizationCommand({})),
    ({ name }) => name === 'AWSOrganizationsNotInUseException',
  );
  if (answer.kind === 'unknown') return [notChecked('the organization', answer.why)];
  if (answer.kind === 'no') {
    return [
      warning(`account ${accountId} is not in an organization, so there is nothing to report on; continuing`),
    ];
  }
  const { Id, MasterAccountId } = answer.value.Organization ?? {};
  const warnings: Finding[] = [];
  if (MasterAccountId !== undefined && MasterAccountId !== accountId) {
    warnings.push(
      warning(
        `'payer.accountId' is ${accountId}, but ${MasterAccountId} is the organization's management account; continuing`,
      ),
    );
  }
  if (organizationId !== undefined && Id !== undefined && Id !== organizationId) {
    warnings.push(
      warning(`'payer.organizationId' is ${organizationId}, but the organization is ${Id}; continuing`),
    );
  }
  return warnings.length > 0
    ? warnings
    : [ok(`account ${accountId} manages the organization ${Id ?? ''}`.trim())];
}
