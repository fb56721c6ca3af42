import type { Deployment, PolicyStatement, Role } from '@ou-cost/sandbox/deployed';
import type { Finding } from '../../findings/model.ts';
import type { Chain } from '../../variants/chain.ts';
import { withRole, withStatements, withTrust } from '../changed-deployment.ts';

/** A fault in a deployment, and what the proof must find because of it. */
export interface Fault {
  /** The fault, as the end of the sentence "the proof fails for …". */
  readonly what: string;
  /** The variant that is changed. */
  readonly variant: string;
  readonly change: (deployment: Deployment, chain: Chain) => Deployment;
  /** All kinds of finding, in alphabetical order. */
  readonly kinds: readonly Finding['kind'][];
  /** Texts that the findings contain. */
  readonly says?: readonly string[];
}

type Change<T> = (one: T) => T;

/** A change to each statement of a role's trust policy. */
export function trustOf(name: string, change: Change<PolicyStatement>) {
  return (deployment: Deployment): Deployment =>
    withRole(deployment, name, (role) => withTrust(role, (statements) => statements.map(change)));
}

/** A statement added to a role's trust policy. */
export function moreTrust(name: string, statement: PolicyStatement) {
  return (deployment: Deployment): Deployment =>
    withRole(deployment, name, (role) => withTrust(role, (statements) => [...statements, statement]));
}

/** A change to the statements of each of a role's own policies. */
export function grantsOf(
  name: string,
  change: (statements: readonly PolicyStatement[]) => readonly PolicyStatement[],
) {
  return (deployment: Deployment): Deployment =>
    withRole(deployment, name, (role: Role) => withStatements(role, change));
}

/** The statement with a changed condition. */
export function withCondition(
  statement: PolicyStatement,
  operator: string,
  key: string,
  values: string | readonly string[],
): PolicyStatement {
  const before = statement.Condition ?? {};
  return { ...statement, Condition: { ...before, [operator]: { ...before[operator], [key]: values } } };
}

export function withoutCondition({ Condition: _, ...rest }: PolicyStatement): PolicyStatement {
  return rest;
}

/** The statement whose condition has another operator. */
export function withOperator(statement: PolicyStatement, from: string, to: string): PolicyStatement {
  const { [from]: operands, ...others } = statement.Condition ?? {};
  if (operands === undefined) throw new Error(`the statement has no ${from}`);
  return { ...statement, Condition: { ...others, [to]: operands } };
}
