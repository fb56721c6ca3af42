import { DEPLOYED_SETTINGS } from './deployment/settings.ts';
import { functionOf, unqualifiedArn } from './function-arn.ts';
import { principalOf, roleArnOfSession } from './principal.ts';

/** The chain that a configuration describes, and that its deployment made. */
export interface ConfiguredChain {
  readonly invokerRoleArn: string;
  readonly externalId: string | null;
  readonly functionArn: string;
  /** The roles that may assume the invoker role, by full ARN. */
  readonly callerRoleArns: readonly string[];
}

/** The chain that is asked for, by options and configuration. */
export interface ReachedChain {
  readonly invokerRoleArn: string;
  readonly externalId: string | null;
  readonly functionArn: string;
}

const LONGEST_LIST = 5;
const [FIRST_CALLER, ...OTHER_CALLERS] = DEPLOYED_SETTINGS.callers.parameters;
const CALLERS = `the parameters ${FIRST_CALLER} to ${OTHER_CALLERS.at(-1)}`;
const OR_DEPLOY = 'or change the configuration and deploy';

/** Where the invoker role is another one than the configuration's, or is asked with another external id; else null. */
export function invokerDeviation(reached: ReachedChain, configured: ConfiguredChain | null): string | null {
  if (configured === null) return null;
  if (reached.invokerRoleArn !== configured.invokerRoleArn) {
    return `the configuration has another invoker role, ${configured.invokerRoleArn}: omit --invoker-role-arn, ${OR_DEPLOY}`;
  }
  if (reached.externalId === configured.externalId) return null;
  return configured.externalId === null
    ? `the configuration has no external id: omit --external-id, ${OR_DEPLOY}`
    : `the external id is not that of the configuration: omit --external-id, ${OR_DEPLOY}`;
}

/** Where the function is another one than the configuration's, or none that the invoker role is for; else null. */
export function functionDeviation(reached: ReachedChain, configured: ConfiguredChain | null): string | null {
  const { functionArn, invokerRoleArn } = reached;
  const asked = functionOf(functionArn);
  if (configured !== null) {
    const meant = functionOf(configured.functionArn);
    const parts = [
      differs('region', asked.region, meant.region, '--region (or the ARN of --function)'),
      differs('account', asked.accountId, meant.accountId, '--invoker-role-arn and --function'),
      differs('function', asked.name, meant.name, '--function'),
    ].filter((part) => part !== null);
    if (parts.length > 0) return `${parts.join('; ')}; ${OR_DEPLOY}`;
  }
  const plain = unqualifiedArn(functionArn);
  if (plain !== functionArn) {
    return `the invoker role may invoke the function, and no version or alias of it: write --function '${plain}', without '${functionArn.slice(plain.length)}'`;
  }
  const { accountId } = principalOf(invokerRoleArn);
  if (accountId === asked.accountId) return null;
  return `the function is in account ${asked.accountId}, and the invoker role in account ${accountId}: name the two of one deployment`;
}

function differs(what: string, asked: string, meant: string, option: string): string | null {
  return asked === meant ? null : `the configuration has ${what} '${meant}', not '${asked}': omit ${option}`;
}

/** What a caller is told who is the invoker role already; else null. A trust of the role in itself would help nobody. */
export function invokerItself(
  callerArn: string,
  { invokerRoleArn }: Pick<ReachedChain, 'invokerRoleArn'>,
): string | null {
  return roleArnOfSession(callerArn, [invokerRoleArn], '/') === invokerRoleArn
    ? "these are credentials of the invoker role already: give those of the scheduler's role, which assumes it"
    : null;
}

/**
 * What a caller is told whom the configuration does not list; null where it lists him, where there is none, or where AWS
 * did not say who the caller is.
 */
export function unlistedCaller(callerArn: string, configured: ConfiguredChain | null): string | null {
  if (configured === null || !callerArn.startsWith('arn:')) return null;
  const { callerRoleArns } = configured;
  const role = roleArnOfSession(callerArn, callerRoleArns, '/');
  if (callerRoleArns.includes(role)) return null;
  const more = callerRoleArns.length - LONGEST_LIST;
  const listed = [...callerRoleArns.slice(0, LONGEST_LIST), ...(more > 0 ? [`${more} more`] : [])].join(', ');
  return `the configuration lists ${listed === '' ? 'nobody' : listed} under 'callers', and not ${role}: run as one that is listed, or add it there (in the template: ${CALLERS}) and deploy`;
}
