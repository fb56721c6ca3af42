import type { Metric } from '../ledger/query.ts';
import type { Decimal } from '../money/decimal.ts';
import type { RuleMeasure, RuleOperator } from '../report/form/rule-outcome.ts';

export interface RuleCondition {
  readonly measure: RuleMeasure;
  readonly operator: RuleOperator;
  readonly limit: Decimal;
  /** A percentage refers to the amount before, and is allowed for a change only. */
  readonly unit: 'currency' | 'percent';
}

/** What a rule is about; `any-ou` and `any-account` are judged for each one separately. */
export type RuleSubject =
  | { readonly kind: 'total' | 'unattributed' | 'any-ou' | 'any-account' }
  | { readonly kind: 'organizational-unit'; readonly reference: string }
  | { readonly kind: 'account'; readonly id: string };

/** A rule such as `any-ou change > 20% and > 100`; every condition must hold for the same subject. */
export interface Rule {
  /** As it was written. */
  readonly text: string;
  readonly subject: RuleSubject;
  /** Null: the first metric of the report. */
  readonly metric: Metric | null;
  /** At least one. */
  readonly conditions: readonly RuleCondition[];
}
