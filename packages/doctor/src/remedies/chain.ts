import type { OuCostError } from '@ou-cost/spend';
import type { AwsAnswer, Remedy } from '../diagnosis.ts';
import { functionOf } from '../function-arn.ts';
import { principalOf, roleArnOfSession } from '../principal.ts';
import { remedyForOtherFailure } from './reader.ts';
import { addStatements, allow, grantTo, narrow, remedyForRefusal, say, trustOf } from './remedy.ts';

/** Where the chain leads, as the command line knows it. */
export interface ChainContext {
  readonly invokerRoleArn: string;
  readonly externalId: string | null;
  readonly functionArn: string;
  /** The function's execution role: as configured, else by its default name. */
  readonly workerRoleArn: string;
  /** The callers of the configuration, by full ARN: a session does not show its role's path. */
  readonly callerRoleArns: readonly string[];
}

const DEPLOY = "deploy: 'npm run deploy'";

/** Without valid credentials nothing else can be tried. */
export function remedyForCredentials(failure: OuCostError | null): Remedy {
  switch (failure?.code) {
    case 'CredentialsMissing':
      return say(
        'give a profile with --profile, or set credentials as for any AWS tool',
        [],
        ['aws configure list'],
      );
    case 'CredentialsExpired':
      return say('sign in again, or give valid credentials', [], ['aws sts get-caller-identity']);
    default:
      return remedyForOtherFailure(failure);
  }
}

/** From the role at hand into the invoker role, across accounts: AWS does not tell which side is missing. */
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
        ...(isKnown ? [] : ['where the role of the caller has a path, write its ARN as IAM shows it']),
        ...(externalId === null
          ? ['where the trust asks for an external id, give it with --external-id']
          : []),
        `AWS answers the same where the role does not exist; then ${DEPLOY}, or name another with --invoker-role-arn`,
      ],
    },
    answer,
  );
}

export function remedyForInvokePermission(
  failure: OuCostError | null,
  answer: AwsAnswer,
  context: ChainContext,
): Remedy {
  const { invokerRoleArn, functionArn } = context;
  if (failure?.code === 'FunctionNotFound') {
    return say(`${DEPLOY}, or name the function with --function and --region`);
  }
  if (failure?.code !== 'AccessRefused') return remedyForOtherFailure(failure);
  const grant = grantTo(invokerRoleArn, allow('lambda:InvokeFunction', functionArn));
  return remedyForRefusal({ check: 'may-invoke', grant }, answer);
}

/** The function may be invoked, and did not answer. */
export function remedyForInvocation(
  failure: OuCostError | null,
  answer: AwsAnswer,
  context: ChainContext,
): Remedy {
  const { region, accountId, name } = functionOf(context.functionArn);
  const log = `aws logs tail /aws/lambda/${name} --since 30m --region ${region}`;
  switch (failure?.code) {
    case 'AccessRefused':
      return answer.reason === 'execution-role'
        ? addStatements(
            'function-answers',
            [
              trustOf(
                context.workerRoleArn,
                { Service: 'lambda.amazonaws.com' },
                { StringEquals: { 'aws:SourceAccount': accountId } },
              ),
            ],
            [
              `Lambda must be let into the function's execution role (${context.workerRoleArn} unless deployed otherwise)`,
            ],
          )
        : remedyForInvokePermission(failure, answer, context);
    case 'InvalidRequest':
      return say(`the function does not know this request, so it is older than this program: ${DEPLOY}`);
    case 'InvalidConfiguration':
      return say(`the function's settings are wrong: ${DEPLOY}`);
    case 'FunctionNotFound':
      return remedyForInvokePermission(failure, answer, context);
    case 'FunctionTimedOut':
    case 'TimedOut':
      return say(
        'where the function is in a VPC, it needs a NAT gateway, or interface endpoints of STS and Organizations',
        ['else raise function.timeoutSeconds in the configuration and deploy'],
        [log],
      );
    case 'FunctionOutOfMemory':
      return say('raise function.memoryMegabytes in the configuration and deploy', [], [log]);
    case 'FunctionBroken':
    case 'Defect':
    case 'MalformedAnswer':
      return say(`see the function's log; then ${DEPLOY}`, [], [log]);
    default:
      return remedyForOtherFailure(failure);
  }
}

/** The role at hand may go past the invoker role. */
export function remedyForDirectInvocation(
  failure: OuCostError | null,
  callerRoleArn: string,
  context: ChainContext,
): Remedy | null {
  if (failure !== null) return null;
  const { region, accountId } = functionOf(context.functionArn);
  const isHome = principalOf(callerRoleArn).accountId === accountId;
  return narrow(
    callerRoleArn,
    isHome
      ? `take away what lets ${callerRoleArn} invoke the function: in the function's own account, its policy is enough`
      : `take the statement that admits ${callerRoleArn} out of the function's resource policy, or name the role under 'directInvokers'`,
    [`aws lambda get-policy --function-name ${context.functionArn} --region ${region}`],
  );
}
