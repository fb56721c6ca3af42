import type { OuCostError } from '@ou-cost/spend';
import { CHECKS, type CheckId } from '../checks/table.ts';
import { type DeployedThrough, deployAdvice, settingText } from '../deployment/way.ts';
import type { AwsAnswer, Remedy } from '../diagnosis.ts';
import { principalOf } from '../principal.ts';
import { remedyForOtherFailure } from './other-failure.ts';
import { remedyForRefusal } from './refusal.ts';
import { allow, grantTo, trustInRole } from './statements.ts';

/** What the function knows of the reader role and the organization, as far as the checks have come. */
export interface ReaderContext {
  readonly readerRoleArn: string;
  /** The external id that the function sends; null: none is configured. */
  readonly readerExternalId: string | null;
  /** The billing view through which cost is read; null: the whole bill. */
  readonly billingViewArn: string | null;
  readonly functionArn: string;
  readonly workerRoleArn: string | null;
  readonly organizationId: string | null;
  readonly managementAccountId: string | null;
  /** How the function was deployed; null where it does not know. */
  readonly deployedThrough: DeployedThrough | null;
}

const BILLING_SWITCHES =
  'if the policy has this statement already, check two switches that no policy shows: IAM access to Billing (the root ' +
  'user activates it on the account page), and Cost Explorer (the management account enables it in the console)';

const NOT_MANAGEMENT =
  'if the policy has this statement already: the account of the role must be the management account or a ' +
  'delegated administrator, or be allowed the calls by a delegation policy';

/** The function may not assume the reader role. Both policies must allow it, in one account or in two. */
export function remedyForReaderRole(
  failure: OuCostError | null,
  answer: AwsAnswer,
  context: ReaderContext,
): Remedy {
  const { readerRoleArn, readerExternalId, functionArn, workerRoleArn, deployedThrough } = context;
  if (failure?.code !== 'AccessRefused' || workerRoleArn === null)
    return remedyForOtherFailure(failure, 'function');
  return remedyForRefusal(
    {
      check: 'assume-reader',
      grant: grantTo(
        workerRoleArn,
        allow('sts:AssumeRole', readerRoleArn, { ArnEquals: { 'lambda:SourceFunctionArn': functionArn } }),
      ),
      trust: trustInRole(readerRoleArn, workerRoleArn, readerExternalId),
      advice: [`AWS answers the same where the role does not exist; then ${deployAdvice(deployedThrough)}`],
    },
    answer,
  );
}

const UNIT_CHECKS: readonly CheckId[] = ['list-units-of-unit', 'list-accounts-of-unit', 'describe-unit'];
const ROOT_CHECKS: readonly CheckId[] = ['list-units-of-root', 'list-accounts-of-root'];

/** The resource of the grant. The management account owns root and units, whichever account the role is in. */
function organizationsResource(check: CheckId, context: ReaderContext): string {
  const reader = principalOf(context.readerRoleArn);
  const owner = context.managementAccountId ?? reader.accountId;
  const organization = context.organizationId ?? 'o-*';
  const arn = (type: string, id: string) =>
    `arn:${reader.partition}:organizations::${owner}:${type}/${organization}/${id}`;
  if (UNIT_CHECKS.includes(check)) return arn('ou', 'ou-*');
  if (ROOT_CHECKS.includes(check)) return arn('root', 'r-*');
  // The other actions have no resource type.
  return '*';
}

/** The reader role may not make a call of Organizations. */
export function remedyForOrganizations(
  check: CheckId,
  failure: OuCostError | null,
  answer: AwsAnswer,
  context: ReaderContext,
): Remedy {
  if (failure?.code !== 'AccessRefused') return remedyForOtherFailure(failure, 'function');
  const statement = allow(CHECKS[check].action, organizationsResource(check, context));
  const advice = answer.refusal.policy === 'identity' ? [] : [NOT_MANAGEMENT];
  return remedyForRefusal({ check, grant: grantTo(context.readerRoleArn, statement), advice }, answer);
}

/** The reader role may not read Cost Explorer. */
export function remedyForCostExplorer(
  failure: OuCostError | null,
  answer: AwsAnswer,
  context: ReaderContext,
): Remedy {
  if (failure?.code !== 'AccessRefused') return remedyForOtherFailure(failure, 'function');
  const { readerRoleArn, billingViewArn } = context;
  const statement =
    billingViewArn === null
      ? allow('ce:GetCostAndUsage', '*')
      : allow(['ce:GetCostAndUsage', 'billing:GetBillingViewData'], billingViewArn);
  const grant = grantTo(readerRoleArn, statement);
  return remedyForRefusal({ check: 'read-cost', grant, advice: [BILLING_SWITCHES] }, answer);
}

/** The reader role may not look up the organization's events. */
export function remedyForEvents(
  failure: OuCostError | null,
  answer: AwsAnswer,
  { readerRoleArn, deployedThrough }: ReaderContext,
): Remedy {
  if (failure?.code !== 'AccessRefused') return remedyForOtherFailure(failure, 'function');
  const grant = grantTo(readerRoleArn, allow('cloudtrail:LookupEvents', '*'));
  const advice = [
    `${settingText('history.seed', deployedThrough)} has this statement in the role's policy: ${deployAdvice(deployedThrough)}`,
  ];
  return remedyForRefusal({ check: 'read-events', grant, advice }, answer);
}
