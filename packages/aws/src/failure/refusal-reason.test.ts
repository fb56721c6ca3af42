import { POLICY_KINDS } from '@ou-cost/doctor';
import { OuCostError } from '@ou-cost/spend';
import { describe, expect, it } from 'vitest';
import { awsAnswer, refusalIn } from './refusal-reason.ts';

function refused(name: string, message: string): OuCostError {
  const cause = new Error(message);
  cause.name = name;
  return new OuCostError('AccessRefused', 'assume the reader role: refused, and what to do', { cause });
}

const DENIED =
  'User: arn:aws:sts::2:assumed-role/w/r is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::2:role/r';

describe("AWS's answer to a failed call", () => {
  it.each([
    ['', null],
    [' because no identity-based policy allows the sts:AssumeRole action', 'identity'],
    [' because no role trust policy allows the sts:AssumeRole action', 'trust'],
    [' because no resource-based policy allows the sts:AssumeRole action', 'trust'],
    [' because no resource-based policy allows the lambda:InvokeFunction action', 'resource'],
    [' because no permissions boundary allows the sts:AssumeRole action', 'boundary'],
    [' because no session policy allows the sts:AssumeRole action', 'session'],
    [' because no VPC endpoint policy allows the sts:AssumeRole action', 'endpoint'],
    [' because no service control policy allows the sts:AssumeRole action', 'service-control'],
    [' because no resource control policy allows the sts:AssumeRole action', 'resource-control'],
    [' because nobody likes you', null],
  ])("names the policy in which a statement is missing: '%s' is %s", (why, policy) => {
    expect(awsAnswer(refused('AccessDenied', `${DENIED}${why}`))).toEqual({
      message: `AccessDenied: ${DENIED}${why}`,
      refusal: { policy, isDenied: false, policyArn: null },
    });
  });

  it.each([
    ['', null],
    [' in an identity-based policy', 'identity'],
    [' in the role trust policy', 'trust'],
    [' in a resource-based policy', 'resource'],
    [' in a permissions boundary', 'boundary'],
    [' in a session policy', 'session'],
    [' in a VPC endpoint policy', 'endpoint'],
    [' in a VPC endpoint policy transitively through a service control policy', 'endpoint'],
    [' in a service control policy', 'service-control'],
    [' in a resource control policy', 'resource-control'],
    [' in a policy of a kind to come', null],
  ])("names the policy that denies: 'with an explicit deny%s' is %s", (where, policy) => {
    expect(refusalIn(`${DENIED} with an explicit deny${where}`)).toEqual({
      policy,
      isDenied: true,
      policyArn: null,
    });
  });

  it('knows every kind of policy by the name that AWS gives it', () => {
    const kinds = Object.values(POLICY_KINDS).map(({ name }) => name);
    expect(kinds.map((name) => refusalIn(`with an explicit deny in a ${name}`).policy)).toEqual(
      Object.keys(POLICY_KINDS),
    );
  });

  it.each(['', '.', '. Encoded authorization failure message: abc:def'])(
    "keeps the policy's ARN where AWS gives it, followed by '%s'",
    (end) => {
      const policyArn = 'arn:aws:organizations::333333333333:policy/o-example/service_control_policy/p-1a2b';
      const why = ` with an explicit deny in a service control policy: ${policyArn}${end}`;
      expect(refusalIn(`${DENIED}${why}`)).toMatchObject({ policy: 'service-control', policyArn });
    },
  );

  it('tells that Lambda may not assume the execution role', () => {
    const message = 'The role defined for the function cannot be assumed by Lambda.';
    expect(awsAnswer(refused('AccessDeniedException', message)).refusal.policy).toBe('execution-role');
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
