import type { OuCostError } from '@ou-cost/spend';
import type { AwsAnswer, Remedy } from '../diagnosis.ts';
import { functionOf } from '../function-arn.ts';
import { principalOf, roleArnOfSession } from '../principal.ts';
import { adviceOnExcess, adviceOnly } from './advice.ts';
import { remedyForOtherFailure } from './other-failure.ts';
import { addStatements, remedyForRefusal } from './refusal.ts';
import { allow, grantTo, trustOf } from './statements.ts';

/** What the command line knows of the chain up to the function. */
export interface ChainContext {
  readonly invokerRoleArn: string;
  readonly externalId: string | null;
  readonly functionArn: string;
  /** The function's execution role: as configured, else by its default name. */
  readonly workerRoleArn: string;
  /** The callers of the configuration, by full ARN: the ARN of a session does not show its role's path. */
  readonly callerRoleArns: readonly string[];
}

const DEPLOY = "deploy: 'npm run deploy'";

/** Without valid credentials no other check can be tried. */
export function remedyForCredentials(failure: OuCostError | null): Remedy {
  switch (failure?.code) {
    case 'CredentialsMissing':
      return adviceOnly(
        'give a profile with --profile, or set credentials as for any AWS tool',
        [],
        ['aws configure list'],
      );
    case 'CredentialsExpired':
      return adviceOnly('sign in again, or give valid credentials', [], ['aws sts get-caller-identity']);
    default:
      return remedyForOtherFailure(failure);
  }
}

/**
 * The caller may not assume the invoker role. They may be in two accounts, so both must allow it, and AWS often does
 * not say which one refuses.
 */
export function remedyForInvokerRole(
  failure: OuCostError | null,
  answer: AwsAnswer,
  caller: string,
  context: ChainContext,
): Remedy {
  if (failure?.code !== 'AccessRefused') return remedyForCredentials(failure);
  const { invokerRoleArn, externalId, callerRoleArns } = context;
  const callerArn = roleArnOfSession(caller, callerRoleArns, '/');
  const isKnown = callerRoleArns.includes(callerArn);
  return remedyForRefusal(
    {
      check: 'assume-invoker',
      grant: grantTo(callerArn, allow('sts:AssumeRole', invokerRoleArn)),
      trust: trustOf(
        invokerRoleArn,
        { AWS: callerArn },
        externalId === null ? undefined : { StringEquals: { 'sts:ExternalId': externalId } },
      ),
      advice: [
        ...(isKnown ? [] : ["if the caller's role has a path, write its ARN with the path, as IAM shows it"]),
        ...(externalId === null
          ? ['if the trust policy asks for an external id, give it with --external-id']
          : []),
        `AWS answers the same where the role does not exist; then ${DEPLOY}, or name another role with --invoker-role-arn`,
      ],
    },
    answer,
  );
}

/** The invoker role may not invoke the function, or there is no such function. */
export function remedyForInvokePermission(
  failure: OuCostError | null,
  answer: AwsAnswer,
  context: ChainContext,
): Remedy {
  const { invokerRoleArn, functionArn } = context;
  if (failure?.code === 'FunctionNotFound') {
    return adviceOnly(`${DEPLOY}, or name the function with --function and --region`);
  }
  if (failure?.code !== 'AccessRefused') return remedyForOtherFailure(failure);
  const grant = grantTo(invokerRoleArn, allow('lambda:InvokeFunction', functionArn));
  return remedyForRefusal({ check: 'may-invoke', grant }, answer);
}

/** The invoker role may invoke the function, and the function did not answer. */
export function remedyForInvocation(
  failure: OuCostError | null,
  answer: AwsAnswer,
  context: ChainContext,
): Remedy {
  const { region, name } = functionOf(context.functionArn);
  const log = `aws logs tail /aws/lambda/${name} --since 30m --region ${region}`;
  switch (failure?.code) {
    case 'AccessRefused':
      return answer.refusal.policy === 'execution-role'
        ? trustForLambda(context)
        : remedyForInvokePermission(failure, answer, context);
    case 'InvalidRequest':
      return adviceOnly(
        `the function does not know this request, so it is older than this program: ${DEPLOY}`,
      );
    case 'InvalidConfiguration':
      return adviceOnly(`the function's settings are wrong: ${DEPLOY}`);
    case 'FunctionNotFound':
      return remedyForInvokePermission(failure, answer, context);
    case 'FunctionTimedOut':
    case 'TimedOut':
      return adviceOnly(
        'if the function is in a VPC, it needs a NAT gateway, or interface endpoints for STS and Organizations',
        ['else raise function.timeoutSeconds in the configuration and deploy'],
        [log],
      );
    case 'FunctionOutOfMemory':
      return adviceOnly('raise function.memoryMegabytes in the configuration and deploy', [], [log]);
    case 'FunctionBroken':
    case 'Defect':
    case 'MalformedAnswer':
      return adviceOnly(`see the function's log; then ${DEPLOY}`, [], [log]);
    default:
      return remedyForOtherFailure(failure);
  }
}

function trustForLambda({ workerRoleArn, functionArn }: ChainContext): Remedy {
  const { accountId } = functionOf(functionArn);
  const trust = trustOf(
    workerRoleArn,
    { Service: 'lambda.amazonaws.com' },
    { StringEquals: { 'aws:SourceAccount': accountId } },
  );
  return addStatements(
    'function-answers',
    [trust],
    [
      `Lambda must be able to assume the function's execution role (${workerRoleArn} unless you named another)`,
    ],
  );
}

/** The caller may invoke the function without the invoker role, and must not. */
export function remedyForDirectInvocation(
  failure: OuCostError | null,
  callerRoleArn: string,
  context: ChainContext,
): Remedy | null {
  if (failure !== null) return null;
  const { region, accountId } = functionOf(context.functionArn);
  const isSameAccount = principalOf(callerRoleArn).accountId === accountId;
  return adviceOnExcess(
    callerRoleArn,
    isSameAccount
      ? `remove what allows ${callerRoleArn} to invoke the function: in the function's own account, a policy of the role is enough`
      : `remove the statement for ${callerRoleArn} from the function's resource policy, or name the role under 'directInvokers'`,
    [`aws lambda get-policy --function-name ${context.functionArn} --region ${region}`],
  );
}
