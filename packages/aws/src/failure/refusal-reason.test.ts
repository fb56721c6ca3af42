import { OuCostError } from '@ou-cost/spend';
import { describe, expect, it } from 'vitest';
import { awsAnswer } from './refusal-reason.ts';

function refused(name: string, message: string): OuCostError {
  const cause = new Error(message);
  cause.name = name;
  return new OuCostError('AccessRefused', 'assume the reader role: refused, and what to do', { cause });
}

const DENIED =
  'User: arn:aws:sts::2:assumed-role/w/r is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::2:role/r';

describe("AWS's answer to a failed call", () => {
  it.each([
    ['', 'unstated'],
    [' because no identity-based policy allows the sts:AssumeRole action', 'identity-policy'],
    [' because no role trust policy allows the sts:AssumeRole action', 'trust-policy'],
    [' because no resource-based policy allows the sts:AssumeRole action', 'trust-policy'],
    [' because no resource-based policy allows the lambda:InvokeFunction action', 'unstated'],
    [' because no permissions boundary allows the sts:AssumeRole action', 'boundary'],
    [' because no session policy allows the sts:AssumeRole action', 'session-policy'],
    [' because no service control policy allows the sts:AssumeRole action', 'organization-policy'],
    [' with an explicit deny in a service control policy', 'explicit-deny'],
  ])("names the policy that refuses: '%s' is %s", (why, reason) => {
    expect(awsAnswer(refused('AccessDenied', `${DENIED}${why}`))).toEqual({
      message: `AccessDenied: ${DENIED}${why}`,
      reason,
    });
  });

  it('tells that Lambda may not assume the execution role', () => {
    const message = 'The role defined for the function cannot be assumed by Lambda.';
    expect(awsAnswer(refused('AccessDeniedException', message)).reason).toBe('execution-role');
  });

  it('leaves out the request that a signature error quotes, session token included', () => {
    const message =
      "The request signature we calculated does not match.\n\nThe Canonical String should have been\n'POST\n/\nx-amz-security-token:IQoJb3JpZ2lu'";
    const { message: told } = awsAnswer(refused('SignatureDoesNotMatch', message));
    expect(told).toBe('SignatureDoesNotMatch: The request signature we calculated does not match.');
  });

  it('is one line of a bounded length', () => {
    const { message: told } = awsAnswer(refused('ServiceException', 'x'.repeat(5000)));
    expect(told).toHaveLength(400);
  });

  it('is our own message where no error of AWS is the cause', () => {
    const failure = new OuCostError('InvalidConfiguration', 'the partition aws-us-gov has no Cost Explorer');
    expect(awsAnswer(failure).message).toBe('the partition aws-us-gov has no Cost Explorer');
  });
});
