import { OuCostError } from '../errors.ts';
import type { Metric } from '../ledger/query.ts';
import { exactDecimal } from '../money/amount.ts';
import { absolute, compareDecimals, type Decimal, formatDecimal, sum } from '../money/decimal.ts';
import type { MetricChange } from '../report/form/change.ts';
import type { Report } from '../report/form/report.ts';
import type { RuleFinding, RuleOperator, RuleOutcome, RuleValue } from '../report/form/rule-outcome.ts';
import type { MetricSpend } from '../report/form/spend.ts';
import { type RuleCandidate, ruleCandidates } from './candidates.ts';
import type { Rule, RuleCondition } from './rule.ts';

const HOLDS: Readonly<Record<RuleOperator, (comparison: number) => boolean>> = {
  '>': (comparison) => comparison > 0,
  '>=': (comparison) => comparison >= 0,
  '<': (comparison) => comparison < 0,
  '<=': (comparison) => comparison <= 0,
};

/** The value that a condition measured for one candidate, and how it compares with the limit. */
interface Measured {
  readonly value: RuleValue;
  readonly comparison: number;
}

/**
 * Whether each rule holds for a report, in exact decimals and over all periods together. A rise from zero is more than
 * any percentage. Fails with UnknownOrganizationalUnit, AmbiguousOrganizationalUnit or UnknownAccount
 * where a rule names what the report does not have, InvalidPeriod where it is about a change and nothing is compared.
 */
export function judgeRules(report: Report, rules: readonly Rule[]): RuleOutcome[] {
  return rules.map((rule) => {
    const metric = rule.metric ?? report.query.metrics[0];
    if (metric === undefined) throw malformed('has no metric');
    assertCompared(report, rule);
    const findings = ruleCandidates(report, rule).flatMap((candidate) => findingOf(candidate, rule, metric));
    return { rule: rule.text, metric, holds: findings.length > 0, findings };
  });
}

/** On the first day of a month nothing is over that could be compared, though a comparison was asked for. */
function assertCompared({ comparison, query }: Report, { text, conditions }: Rule): void {
  if (
    comparison !== undefined ||
    query.compare === 'none' ||
    !conditions.some(({ measure }) => measure === 'change')
  )
    return;
  throw new OuCostError(
    'InvalidPeriod',
    `the rule '${text}' cannot be judged: nothing is compared, since no day of the period '${query.period}' is over yet; run again tomorrow, or ask for another period`,
  );
}

function findingOf(candidate: RuleCandidate, { conditions }: Rule, metric: Metric): RuleFinding[] {
  const values: RuleValue[] = [];
  for (const condition of conditions) {
    const { value, comparison } = measured(candidate, condition, metric);
    if (!HOLDS[condition.operator](comparison)) return [];
    values.push(value);
  }
  const { kind, id, name } = candidate;
  return [{ kind, id, name, values }];
}

function measured(candidate: RuleCandidate, condition: RuleCondition, metric: Metric): Measured {
  const { measure, operator, unit, limit } = condition;
  const about = { measure, operator, limit: formatDecimal(limit), unit };
  if (unit === 'percent') {
    const change = changeOf(candidate, metric);
    return { value: { ...about, value: change.percent }, comparison: comparePercent(change, limit) };
  }
  const amount = amountOf(candidate, condition, metric);
  return { value: { ...about, value: formatDecimal(amount) }, comparison: compareDecimals(amount, limit) };
}

function amountOf(candidate: RuleCandidate, { measure }: RuleCondition, metric: Metric): Decimal {
  if (measure === 'change') return exactDecimal(changeOf(candidate, metric).change);
  const spend: MetricSpend | undefined = (measure === 'direct' ? candidate.direct : candidate.total)?.[
    metric
  ];
  const amounts = measure === 'gross' ? spend?.gross : spend?.amounts;
  if (amounts === undefined) throw malformed(`has no ${measure} ${metric} of '${candidate.name}'`);
  return sum(amounts.map(exactDecimal));
}

function changeOf(candidate: RuleCandidate, metric: Metric): MetricChange {
  const change = candidate.change?.[metric];
  if (change === undefined) throw malformed(`has no change in ${metric} of '${candidate.name}'`);
  return change;
}

/** Compares `change / |before| × 100` with the limit without dividing, so that nothing is rounded. */
function comparePercent({ before, change }: MetricChange, limit: Decimal): number {
  const base = absolute(exactDecimal(before));
  const moved = exactDecimal(change);
  if (base.units === 0n && moved.units !== 0n) return moved.units < 0n ? -1 : 1;
  if (base.units === 0n) return compareDecimals(moved, limit);
  return compareDecimals(times(moved, { units: 100n, scale: 0 }), times(base, limit));
}

function times(left: Decimal, right: Decimal): Decimal {
  return { units: left.units * right.units, scale: left.scale + right.scale };
}

function malformed(why: string): OuCostError {
  return new OuCostError('MalformedAnswer', `no rule can be judged: the report ${why}`);
}
