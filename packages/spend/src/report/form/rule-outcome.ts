import type { Metric } from '../../ledger/query.ts';
import type { AmountText } from '../../money/amount.ts';

/** What a condition compares: net total, total without credits and refunds, an OU's own spend, the change. */
export const RULE_MEASURES = ['total', 'gross', 'direct', 'change'] as const;
export type RuleMeasure = (typeof RULE_MEASURES)[number];

export const RULE_OPERATORS = ['>=', '<=', '>', '<'] as const;
export type RuleOperator = (typeof RULE_OPERATORS)[number];

/** A condition of a rule, and what it found. */
export interface RuleValue {
  readonly measure: RuleMeasure;
  readonly operator: RuleOperator;
  readonly limit: AmountText;
  /** Of limit and value: the report's currency, or percent of the amount before. */
  readonly unit: 'currency' | 'percent';
  /** Null: a change from zero, which no percentage can state. */
  readonly value: AmountText | null;
}

/** One for whom a rule holds. */
export interface RuleFinding {
  readonly kind: 'organizational-unit' | 'account' | 'unattributed' | 'total';
  readonly id: string | null;
  /** An organizational unit's path, an account's name. */
  readonly name: string;
  readonly values: readonly RuleValue[];
}

/** What became of a rule. */
export interface RuleOutcome {
  /** As it was written. */
  readonly rule: string;
  readonly metric: Metric;
  readonly holds: boolean;
  /** Empty where it does not hold. */
  readonly findings: readonly RuleFinding[];
}
