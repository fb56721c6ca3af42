import { type AwsAnswer, POLICY_KINDS, type PolicyKind, type StatedRefusal, UNSTATED } from '@ou-cost/doctor';
import { OuCostError } from '@ou-cost/spend';

/**
 * How AWS's access denied messages end: `with an explicit deny in a service control policy: ARN`, or `because no session
 * policy allows the sts:AssumeRole action`. Older messages have the explicit deny alone, and seldom an ARN.
 */
const STATED =
  /with an explicit deny(?: in (?:an?|the) (?<denying>[\w -]*?(?:policy|boundary)))?|because no (?<missing>[\w -]*?(?:policy|boundary)) allows the (?<action>[\w:*-]+)/i;

const POLICY_ARN = /: (?<arn>arn:[^\s,;]*[^\s,;.])/;

const KIND_BY_NAME: ReadonlyMap<string, PolicyKind> = new Map(
  (Object.keys(POLICY_KINDS) as PolicyKind[]).map((kind) => [POLICY_KINDS[kind].name.toLowerCase(), kind]),
);

/** Refusals that name no policy, since it is something else that refuses: by the error's name, or by its words. */
const STATES: readonly (readonly [RegExp, StatedRefusal['policy']])[] = [
  [/cannot be assumed by Lambda/, 'execution-role'],
  [/^RegionDisabled|region .*(?:not enabled|not opted|disabled)|not (?:opted|activated) in/i, 'region'],
  [
    /^(?:OptInRequired|SubscriptionRequired|NotSignedUp)|not subscribed to|needs a subscription/,
    'subscription',
  ],
  [/^KMSAccessDenied|KMS access was denied/, 'key'],
  [/^EC2AccessDenied/, 'network'],
];

/** Who refuses, as far as an error of AWS says: its name, a colon, and its message. */
export function refusalIn(error: string): StatedRefusal {
  const stated = STATED.exec(error);
  if (stated === null) {
    return { ...UNSTATED, policy: STATES.find(([pattern]) => pattern.test(error))?.[1] ?? null };
  }
  const { denying, missing, action } = stated.groups ?? {};
  const named = KIND_BY_NAME.get((denying ?? missing ?? '').toLowerCase()) ?? null;
  // The policy of a role as a resource is its trust policy.
  const policy = named === 'resource' && action === 'sts:AssumeRole' ? 'trust' : named;
  const policyArn = POLICY_ARN.exec(error.slice(stated.index))?.groups?.['arn'] ?? null;
  return { policy, isDenied: missing === undefined, policyArn };
}

const LONGEST_ANSWER = 400;

/**
 * The first line of AWS's answer to a failed call, and what it says about who refuses. Further lines are left out:
 * those of a signature error quote the request with its session token.
 */
export function awsAnswer(failure: OuCostError): AwsAnswer {
  const { cause } = failure;
  // Where the cause is an OuCostError as well, the outer message is the one written for people.
  const told =
    cause instanceof Error && !(cause instanceof OuCostError) && cause.message !== ''
      ? `${cause.name}: ${cause.message}`
      : failure.message;
  const [line = ''] = told.split(/[\r\n]/);
  return {
    message: line.length > LONGEST_ANSWER ? `${line.slice(0, LONGEST_ANSWER - 1)}…` : line,
    refusal: refusalIn(line),
  };
}
