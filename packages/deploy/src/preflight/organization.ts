import { DescribeOrganizationCommand } from '@aws-sdk/client-organizations';
import type { Config } from '@ou-cost/contract';
import { ask } from '../access/answer.ts';
import type { AccessByAccount } from '../access/by-account.ts';
import { type Finding, notChecked, ok, warning } from './finding.ts';

/** Whether the payer's account is what the configuration takes it for. A doubt is a warning: reports may still work. */
export async function checkOrganization(
  { payer: { accountId, organizationId }, billingViewArn }: Config,
  accesses: AccessByAccount,
): Promise<Finding[]> {
  const access = accesses.forAccount(accountId);
  // Through a billing view the reader stands in another account on purpose.
  if (access === undefined || billingViewArn !== undefined) return [];
  const answer = await ask(
    () => access.clients.organizations.send(new DescribeOrganizationCommand({})),
    ({ name }) => name === 'AWSOrganizationsNotInUseException',
  );
  if (answer.kind === 'unknown') return [notChecked('the organization', answer.why)];
  if (answer.kind === 'no') {
    return [
      warning(`account ${accountId} is in no organization, so there is nothing to report on; going on`),
    ];
  }
  const { Id, MasterAccountId } = answer.value.Organization ?? {};
  const doubts: Finding[] = [];
  if (MasterAccountId !== undefined && MasterAccountId !== accountId) {
    doubts.push(
      warning(
        `'payer.accountId' is ${accountId}, but ${MasterAccountId} is the organization's management account`,
      ),
    );
  }
  if (organizationId !== undefined && Id !== undefined && Id !== organizationId) {
    doubts.push(warning(`'payer.organizationId' is ${organizationId}, but the organization is ${Id}`));
  }
  return doubts.length > 0
    ? doubts
    : [ok(`account ${accountId} manages the organization ${Id ?? ''}`.trim())];
}
