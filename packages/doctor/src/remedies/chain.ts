import type { OuCostError } from '@ou-cost/spend';
import {
  type ConfiguredChain,
  functionDeviation,
  invokerDeviation,
  invokerItself,
  unlistedCaller,
} from '../configured-chain.ts';
import { OLDER_FUNCTION } from '../deployment/older-function.ts';
import type { DeployedSetting } from '../deployment/settings.ts';
import { applyAdvice, type DeployedThrough, deployAdvice, settingText } from '../deployment/way.ts';
import type { AwsAnswer, Remedy } from '../diagnosis.ts';
import { functionOf } from '../function-arn.ts';
import { principalOf, roleArnOfSession } from '../principal.ts';
import { adviceOnRefusal } from '../stated-refusal.ts';
import { adviceOnExcess, adviceOnly } from './advice.ts';
import { remedyForOtherFailure } from './other-failure.ts';
import { addStatements, remedyForRefusal } from './refusal.ts';
import { allow, grantTo, trustInRole, trustOf } from './statements.ts';

/** What the command line knows of the chain up to the function. */
export interface ChainContext {
  readonly invokerRoleArn: string;
  readonly externalId: string | null;
  readonly functionArn: string;
  /** The function's execution role: as configured, else by its default name. */
  readonly workerRoleArn: string;
  /** Null where no configuration is at hand. */
  readonly configured: ConfiguredChain | null;
}

/** The function has not answered, so that it is not known how it was deployed. */
const UNKNOWN = null;
const DEPLOY = deployAdvice(UNKNOWN);

/** Without valid credentials no other check can be tried. */
export function remedyForCredentials(failure: OuCostError | null, context: ChainContext): Remedy {
  const deviation = functionDeviation(context, context.configured);
  switch (failure?.code) {
    case 'Unavailable':
    case 'TimedOut':
      // A region that does not exist has no endpoint that would answer.
      return deviation === null ? remedyForOtherFailure(failure, 'here') : adviceOnly(deviation);
    case 'CredentialsMissing':
      return adviceOnly(
        'give a profile with --profile, or set credentials as for any AWS tool',
        [],
        ['aws configure list'],
      );
    case 'CredentialsExpired':
      return adviceOnly('sign in again, or give valid credentials', [], ['aws sts get-caller-identity']);
    default:
      return remedyForOtherFailure(failure, 'here');
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
  if (failure?.code !== 'AccessRefused') return remedyForCredentials(failure, context);
  const { invokerRoleArn, externalId, configured } = context;
  const known = configured?.callerRoleArns ?? [];
  const callerArn = roleArnOfSession(caller, known, '/');
  const itself = invokerItself(caller, context);
  const amiss =
    itself === null ? [invokerDeviation(context, configured), unlistedCaller(caller, configured)] : [itself];
  return (
    adviceInsteadOfGrant(amiss, answer, callerArn) ??
    remedyForRefusal(
      {
        check: 'assume-invoker',
        grant: grantTo(callerArn, allow('sts:AssumeRole', invokerRoleArn)),
        trust: trustInRole(invokerRoleArn, callerArn, externalId),
        advice: [
          ...(configured === null ? [UNKNOWN_CALLER, ROLE_WITH_PATH] : []),
          ...(externalId === null
            ? ['if the trust policy asks for an external id, give it with --external-id']
            : []),
          `AWS answers the same where the role does not exist; then ${DEPLOY}, or name another role with --invoker-role-arn`,
        ],
      },
      answer,
    )
  );
}

const UNKNOWN_CALLER = `the trust policy is made from ${settingText('callers', UNKNOWN)}: add the role there and deploy, since the next deployment removes what is added by hand (--config FILE compares the two)`;

const ROLE_WITH_PATH = "if the caller's role has a path, write its ARN with the path, as IAM shows it";

/** What is amiss before any right is missing, and what the refusal itself says; null where nothing is. */
function adviceInsteadOfGrant(
  amiss: readonly (string | null)[],
  { refusal }: AwsAnswer,
  principalArn: string,
): Remedy | null {
  const [first, ...more] = amiss.filter((sentence) => sentence !== null);
  if (first === undefined) return null;
  const beyond = adviceOnRefusal(refusal, principalArn);
  return adviceOnly(first, beyond === null ? more : [...more, beyond]);
}

/** The invoker role may not invoke the function, or there is no such function. */
export function remedyForInvokePermission(
  failure: OuCostError | null,
  answer: AwsAnswer,
  context: ChainContext,
): Remedy {
  const { invokerRoleArn, functionArn, configured } = context;
  const { region, accountId, name } = functionOf(functionArn);
  const deviation = functionDeviation(context, configured);
  if (failure?.code === 'FunctionNotFound') {
    return adviceOnly(
      deviation ??
        `account ${accountId} has no function '${name}' in region '${region}': ${DEPLOY}, or name the function with --function and --region`,
    );
  }
  if (failure?.code !== 'AccessRefused') return remedyForOtherFailure(failure, 'here');
  const instead = adviceInsteadOfGrant([deviation], answer, invokerRoleArn);
  if (instead !== null) return instead;
  const grant = grantTo(invokerRoleArn, allow('lambda:InvokeFunction', functionArn));
  const remedy = remedyForRefusal({ check: 'may-invoke', grant }, answer);
  if (configured !== null || remedy.statements.length === 0) return remedy;
  return {
    ...remedy,
    advice: [
      `AWS answers the same where there is no such function: grant nothing before the first command shows it (--config FILE compares function and region with the deployment's)`,
      ...remedy.advice,
    ],
    commands: [
      `aws lambda get-function --function-name ${functionArn} --region ${region} # in account ${accountId}`,
      ...remedy.commands,
    ],
  };
}

function raised(setting: DeployedSetting): string {
  return `raise ${settingText(setting, UNKNOWN)} and ${applyAdvice(UNKNOWN)}`;
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
      return adviceOnly(OLDER_FUNCTION);
    case 'InvalidConfiguration':
      return adviceOnly(`the function's settings are wrong: ${DEPLOY}`);
    case 'FunctionNotFound':
      return remedyForInvokePermission(failure, answer, context);
    case 'FunctionTimedOut':
    case 'TimedOut':
      return adviceOnly(
        'if the function is in a VPC, it needs a NAT gateway, or interface endpoints for STS and Organizations',
        [`else ${raised('function.timeoutSeconds')}`],
        [log],
      );
    case 'FunctionOutOfMemory':
      return adviceOnly(raised('function.memoryMegabytes'), [], [log]);
    case 'FunctionBroken':
    case 'Defect':
    case 'MalformedAnswer':
      return adviceOnly(`see the function's log; then ${DEPLOY}`, [], [log]);
    default:
      return remedyForOtherFailure(failure, 'here');
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

/** Only CDK's configuration can allow it. */
const DIRECT_INVOKERS = {
  cdk: ", or name the role under 'directInvokers'",
  template: '',
  terraform: '',
  unknown: ", or, where CDK deploys it, name the role under 'directInvokers'",
} as const;

/** The caller may invoke the function without the invoker role, and must not. */
export function remedyForDirectInvocation(
  failure: OuCostError | null,
  callerRoleArn: string,
  context: ChainContext,
  way: DeployedThrough | null,
): Remedy | null {
  if (failure !== null) return null;
  const { region, accountId } = functionOf(context.functionArn);
  const isSameAccount = principalOf(callerRoleArn).accountId === accountId;
  return adviceOnExcess(
    callerRoleArn,
    isSameAccount
      ? `remove what allows ${callerRoleArn} to invoke the function: in the function's own account, a policy of the role is enough`
      : `remove the statement for ${callerRoleArn} from the function's resource policy${DIRECT_INVOKERS[way ?? 'unknown']}`,
    [`aws lambda get-policy --function-name ${context.functionArn} --region ${region}`],
  );
}
