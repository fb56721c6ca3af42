import { OuCostError } from '../errors.ts';
import type { Organization } from '../organization/organization.ts';
import type { Selection } from '../organization/selection.ts';
import { type NamedUnit, unitNamed } from '../organization/unit-reference.ts';
import type { Rule } from './rule.ts';

/** A rule's text, and the one unit or account that it names. */
export interface RuleName {
  readonly rule: string;
  /** An id, a path or a unique name. */
  readonly unit?: string;
  /** An account's id. */
  readonly account?: string;
}

/** The names in rules: each is checked against the organization before anything is paid for. */
export function ruleNames(rules: readonly Rule[]): RuleName[] {
  return rules.flatMap(({ text, subject }): RuleName[] => {
    if (subject.kind === 'organizational-unit') return [{ rule: text, unit: subject.reference }];
    return subject.kind === 'account' ? [{ rule: text, account: subject.id }] : [];
  });
}

/** The listed unit that a rule names. Fails as `unitNamed` does, naming the rule. */
export function unitOfRule<U extends NamedUnit>(
  rule: string,
  reference: string,
  units: readonly U[],
  isPart: boolean,
): U {
  try {
    return unitNamed(reference, { units });
  } catch (cause) {
    if (!(cause instanceof OuCostError)) throw cause;
    const message = `the rule '${rule}' cannot be judged: ${cause.message}${hint(isPart)}`;
    throw new OuCostError(cause.code, message, { cause });
  }
}

/** An account that a rule names and that is not there. */
export function unknownAccount(rule: string, id: string, isPart: boolean): OuCostError {
  return new OuCostError(
    'UnknownAccount',
    `the rule '${rule}' cannot be judged: the report has no account ${id}${hint(isPart)}`,
  );
}

function hint(isPart: boolean): string {
  return isPart ? ' (the selection of units may have left it out)' : '';
}

/**
 * Fails where a report on this selection could not have a unit or an account that a rule names. An account that is not
 * in the organization may have left it: whether it has spend is known only once the ledger was read.
 */
export function assertNamesKnown(
  names: readonly RuleName[],
  { units, accounts }: Organization,
  selection: Selection,
): void {
  const listed = units.filter(({ id }) => selection.listedUnitIds.has(id));
  const isPart = listed.length < units.length || !selection.includesUnattributed;
  for (const { rule, unit, account } of names) {
    if (unit !== undefined) unitOfRule(rule, unit, listed, isPart);
    if (account === undefined) continue;
    const member = accounts.get(account);
    const canBeListed =
      member === undefined ? selection.includesUnattributed : selection.unitIds.has(member.parentId);
    if (!canBeListed) throw unknownAccount(rule, account, isPart);
  }
}
