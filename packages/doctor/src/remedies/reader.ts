import type { OuCostError } from '@ou-cost/spend';
import { type AwsAnswer, CHECKS, type CheckId, type Remedy } from '../diagnosis.ts';
import { principalOf } from '../principal.ts';
import { allow, grantTo, remedyForRefusal, say, trustOf } from './remedy.ts';

/** What is known of the reader's surroundings, as far as the runner has come. */
export interface ReaderContext {
  readonly readerRoleArn: string;
  /** What the reader role's trust asks for, as far as it is configured. */
  readonly readerExternalId: string | null;
  /** Through which cost is read; null: the whole bill. */
  readonly billingViewArn: string | null;
  readonly functionArn: string;
  readonly workerRoleArn: string | null;
  readonly organizationId: string | null;
  readonly managementAccountId: string | null;
}

const FROM_A_VPC =
  'from a VPC the function needs a NAT gateway, or interface endpoints of STS, Organizations and Cost Explorer';

const SWITCHES =
  'where the policy has this statement already, two switches refuse that no policy shows: IAM access to Billing ' +
  '(the root user activates it on the account page), and Cost Explorer (opened once in the console by the management account)';

const NOT_MANAGEMENT =
  'where the policy has this statement already: the account of the role must be the management account or a ' +
  'delegated administrator, or be given the calls by a delegation policy';

/** What to do where the way is open and AWS did not answer as it should. */
export function remedyForOtherFailure(failure: OuCostError | null): Remedy {
  switch (failure?.code) {
    case 'Unavailable':
    case 'TimedOut':
      return say('run again later', [FROM_A_VPC]);
    case 'Throttled':
      return say('run again later, when nothing else asks the same of AWS');
    case 'OrganizationNotInUse':
      return say('deploy into an account of the organization, its management account by preference');
    case 'DataUnavailable':
      return say('wait: Cost Explorer needs up to 24 hours after it was enabled');
    default:
      return say(failure?.message ?? 'run again');
  }
}

/** From the function's own role into the reader role: both sides must allow it, whatever the accounts. */
export function remedyForReaderRole(
  failure: OuCostError | null,
  answer: AwsAnswer,
  context: ReaderContext,
): Remedy {
  const { readerRoleArn, readerExternalId, functionArn, workerRoleArn } = context;
  if (failure?.code !== 'AccessRefused' || workerRoleArn === null) return remedyForOtherFailure(failure);
  const { partition, accountId } = principalOf(workerRoleArn);
  return remedyForRefusal(
    {
      check: 'assume-reader',
      grant: grantTo(
        workerRoleArn,
        allow('sts:AssumeRole', readerRoleArn, { ArnEquals: { 'lambda:SourceFunctionArn': functionArn } }),
      ),
      trust: trustOf(
        readerRoleArn,
        { AWS: `arn:${partition}:iam::${accountId}:root` },
        {
          ArnEquals: { 'aws:PrincipalArn': workerRoleArn },
          ...(readerExternalId === null ? {} : { StringEquals: { 'sts:ExternalId': readerExternalId } }),
        },
      ),
      advice: ["AWS answers the same where the role does not exist; then deploy: 'npm run deploy'"],
    },
    answer,
  );
}

const ABOUT_UNITS: readonly CheckId[] = ['list-units-of-unit', 'list-accounts-of-unit', 'describe-unit'];
const ABOUT_THE_ROOT: readonly CheckId[] = ['list-units-of-root', 'list-accounts-of-root'];

/** What the grant names: the management account owns root and units, wherever the role lives. */
function organizationsResource(check: CheckId, context: ReaderContext): string {
  const reader = principalOf(context.readerRoleArn);
  const owner = context.managementAccountId ?? reader.accountId;
  const organization = context.organizationId ?? 'o-*';
  const arn = (type: string, id: string) =>
    `arn:${reader.partition}:organizations::${owner}:${type}/${organization}/${id}`;
  if (ABOUT_UNITS.includes(check)) return arn('ou', 'ou-*');
  if (ABOUT_THE_ROOT.includes(check)) return arn('root', 'r-*');
  // The others have no resource type.
  return '*';
}

export function remedyForOrganizations(
  check: CheckId,
  failure: OuCostError | null,
  answer: AwsAnswer,
  context: ReaderContext,
): Remedy {
  if (failure?.code !== 'AccessRefused') return remedyForOtherFailure(failure);
  const statement = allow(CHECKS[check].action, organizationsResource(check, context));
  const advice = answer.reason === 'identity-policy' ? [] : [NOT_MANAGEMENT];
  return remedyForRefusal({ check, grant: grantTo(context.readerRoleArn, statement), advice }, answer);
}

export function remedyForCostExplorer(
  failure: OuCostError | null,
  answer: AwsAnswer,
  context: ReaderContext,
): Remedy {
  if (failure?.code !== 'AccessRefused') return remedyForOtherFailure(failure);
  const { readerRoleArn, billingViewArn } = context;
  const statement =
    billingViewArn === null
      ? allow('ce:GetCostAndUsage', '*')
      : allow(['ce:GetCostAndUsage', 'billing:GetBillingViewData'], billingViewArn);
  const grant = grantTo(readerRoleArn, statement);
  return remedyForRefusal({ check: 'read-cost', grant, advice: [SWITCHES] }, answer);
}
