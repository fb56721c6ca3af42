import { pathText } from '../organization/unit-path.ts';
import type { Change } from '../report/form/change.ts';
import type { AccountSpend, OrganizationalUnitSpend, Report } from '../report/form/report.ts';
import type { RuleFinding } from '../report/form/rule-outcome.ts';
import type { Spend } from '../report/form/spend.ts';
import { unitOfRule, unknownAccount } from './named.ts';
import type { Rule } from './rule.ts';

/** One of the things that a rule is about, with its spend. */
export interface RuleCandidate extends Pick<RuleFinding, 'kind' | 'id' | 'name'> {
  readonly total: Spend;
  /** Null where direct and total are the same. */
  readonly direct: Spend | null;
  readonly change: Change | null;
}

/** Everything that a rule is about. Fails where the rule names a unit or an account that the report does not have. */
export function ruleCandidates(report: Report, rule: Rule): RuleCandidate[] {
  const { subject } = rule;
  switch (subject.kind) {
    case 'total':
      return [outside('total', report.total, report.comparison?.total)];
    case 'unattributed':
      return [outside('unattributed', report.unattributed.total, report.comparison?.unattributed)];
    case 'any-ou':
      return units(report, report.organizationalUnits);
    case 'organizational-unit':
      return units(report, [namedUnit(report, rule.text, subject.reference)]);
    case 'any-account':
      return accounts(report, report.accounts);
    case 'account':
      return accounts(report, [namedAccount(report, rule.text, subject.id)]);
  }
}

function outside(kind: 'total' | 'unattributed', total: Spend, change: Change | undefined): RuleCandidate {
  return { kind, id: null, name: kind, total, direct: null, change: change ?? null };
}

function units(report: Report, chosen: readonly OrganizationalUnitSpend[]): RuleCandidate[] {
  const changes = new Map(report.comparison?.organizationalUnits.map(({ id, total }) => [id, total]));
  return chosen.map((unit) => ({
    kind: 'organizational-unit',
    id: unit.id,
    name: pathText(unit.path),
    total: unit.total,
    direct: unit.direct,
    change: changes.get(unit.id) ?? null,
  }));
}

function accounts(report: Report, chosen: readonly AccountSpend[]): RuleCandidate[] {
  const changes = new Map(report.comparison?.accounts.map(({ id, change }) => [id, change]));
  return chosen.map(({ id, name, spend }) => ({
    kind: 'account',
    id,
    name,
    total: spend,
    direct: null,
    change: changes.get(id) ?? null,
  }));
}

function namedUnit(report: Report, rule: string, reference: string): OrganizationalUnitSpend {
  return unitOfRule(rule, reference, report.organizationalUnits, isPart(report));
}

function namedAccount(report: Report, rule: string, id: string): AccountSpend {
  const account = report.accounts.find((one) => one.id === id);
  if (account !== undefined) return account;
  throw unknownAccount(rule, id, isPart(report));
}

function isPart({ selection }: Report): boolean {
  return selection.organizationalUnits.length + selection.excludedOrganizationalUnits.length > 0;
}
