import type { Ledger } from '../ledger/model.ts';
import type { ScenarioNode, ScenarioOrganization } from '../scenario/organization.ts';
import { type Call, ServiceError } from '../service.ts';
import type { LineItemTest } from './filter-expression.ts';
import { failedConstraint, optionalText } from './input-members.ts';

/** A custom billing view that the management account shares with member accounts. */
export interface BillingView {
  readonly arn: string;
  /** The accounts whose charges it shows. */
  readonly accountIds: readonly string[];
  /** The member accounts that may read it. */
  readonly sharedWith: readonly string[];
}

const BILLING_VIEW_ARN = /^arn:aws[a-z-]*:(billing)::[0-9]{12}:billingview\/[-a-zA-Z0-9/:_+=.@]{1,43}$/;

/**
 * The view that a request names; undefined if it names none.
 *
 * @throws ServiceError SerializationException or ValidationException for what is not the ARN of a view
 */
export function requestedView(input: Record<string, unknown>): string | undefined {
  const arn = optionalText(input, 'BillingViewArn', 'billingViewArn');
  if (arn === undefined || BILLING_VIEW_ARN.test(arn)) return arn;
  const pattern = BILLING_VIEW_ARN.source;
  const constraint = `Member must satisfy regular expression pattern: ${pattern}`;
  throw failedConstraint(`'${arn}'`, 'billingViewArn', constraint);
}

/**
 * The part of the bill that a caller sees. The management account sees all charges, and a member account its own. With
 * a custom view that it owns or that is shared with it, a caller sees the accounts of the view.
 */
export function visibleCharges(
  billingViewArn: string | undefined,
  call: Call,
  bill: {
    readonly ledger: Ledger;
    readonly organization: ScenarioOrganization;
    readonly billingViews: readonly BillingView[];
  },
): LineItemTest {
  const caller = call.caller.accountId;
  const isManagement = caller === bill.organization.managementAccountId;
  if (billingViewArn === undefined) return isManagement ? () => true : ownCharges(caller, bill);
  if (billingViewArn === `arn:${call.partition}:billing::${caller}:billingview/primary`) {
    return isManagement ? () => true : ownCharges(caller, bill);
  }
  const view = bill.billingViews.find(({ arn }) => arn === billingViewArn);
  if (view === undefined || !(isManagement || view.sharedWith.includes(caller))) {
    throw new ServiceError(
      'ResourceNotFoundException',
      `Billing view ${billingViewArn} does not exist`,
      400,
      {
        ResourceName: billingViewArn,
      },
    );
  }
  return chargesOf(new Set(view.accountIds), bill.ledger);
}

/** Whether the ARN names a custom view, not the primary view that every payer has. */
export function isCustomView(arn: string | undefined): arn is string {
  return arn !== undefined && !arn.endsWith(':billingview/primary');
}

function ownCharges(
  caller: string,
  { ledger, organization }: { readonly ledger: Ledger; readonly organization: ScenarioOrganization },
): LineItemTest {
  if (!ledger.accounts.some(({ id }) => id === caller) && !holds(organization.root, caller))
    throw dataUnavailable();
  return chargesOf(new Set([caller]), ledger);
}

export function dataUnavailable(): ServiceError {
  return new ServiceError(
    'DataUnavailableException',
    'Data is not available. Please try to adjust the time period. If just enabled Cost Explorer, ' +
      'data might not be ingested yet',
  );
}

function chargesOf(accountIds: ReadonlySet<string>, ledger: Ledger): LineItemTest {
  const shown = ledger.accounts.map(({ id }) => accountIds.has(id));
  return (account) => shown[account] === true;
}

function holds(node: ScenarioNode, accountId: string): boolean {
  return (
    node.accounts.some(({ id }) => id === accountId) ||
    node.organizationalUnits.some((unit) => holds(unit, accountId))
  );
}
