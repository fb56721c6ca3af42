import type { AwsAnswer, RefusalReason } from '@ou-cost/doctor';
import { OuCostError } from '@ou-cost/spend';

/** What AWS's access denied messages say. https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
const REASONS: readonly (readonly [RegExp, RefusalReason])[] = [
  [/explicit deny/, 'explicit-deny'],
  [/no permissions boundary allows/, 'boundary'],
  [/no session policy allows/, 'session-policy'],
  [/no (?:service|resource) control policy allows/, 'organization-policy'],
  [/no (?:role trust|resource-based) policy allows the sts:AssumeRole/, 'trust-policy'],
  [/no identity-based policy allows/, 'identity-policy'],
  [/cannot be assumed by Lambda/, 'execution-role'],
];

const LONGEST_ANSWER = 400;

/**
 * The first line of AWS's answer to a failed call, and the kind of policy that it names. Further lines are left out:
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
  const reason = REASONS.find(([pattern]) => pattern.test(line))?.[1] ?? 'unstated';
  return { message: line.length > LONGEST_ANSWER ? `${line.slice(0, LONGEST_ANSWER - 1)}…` : line, reason };
}
