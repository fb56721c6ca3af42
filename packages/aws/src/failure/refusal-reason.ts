import type { AwsAnswer, RefusalReason } from '@ou-cost/doctor';
import { OuCostError } from '@ou-cost/spend';

/** The words of AWS's access denied messages, https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
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
 * What AWS said to a failed call, in one line, and which policy refuses as far as it says. A signature error
 * quotes the request, session token included, from its second line on: that is left out.
 */
export function awsAnswer(failure: OuCostError): AwsAnswer {
  const { cause } = failure;
  // A failure of our own within one has the sentence that was written for people.
  const told =
    cause instanceof Error && !(cause instanceof OuCostError) && cause.message !== ''
      ? `${cause.name}: ${cause.message}`
      : failure.message;
  const [line = ''] = told.split(/[\r\n]/);
  const reason = REASONS.find(([pattern]) => pattern.test(line))?.[1] ?? 'unstated';
  return { message: line.length > LONGEST_ANSWER ? `${line.slice(0, LONGEST_ANSWER - 1)}…` : line, reason };
}
