import type { ErrorCode } from '../error-codes.ts';
import { OuCostError } from '../errors.ts';
import type { Report } from '../report/form/report.ts';
import type { RuleOutcome } from '../report/form/rule-outcome.ts';
import { judgeRules } from './judge.ts';
import type { Rule } from './rule.ts';

/** What became of the rules of a report. */
export interface Judgement {
  /** The rules that could be judged, in their order. */
  readonly outcomes: readonly RuleOutcome[];
  /** Why each of the others could not be judged: it names what the report does not have. */
  readonly failures: readonly OuCostError[];
}

/** The failures of a rule that names, or is about, what the report does not have. */
const LACKING: readonly ErrorCode[] = [
  'InvalidPeriod',
  'UnknownOrganizationalUnit',
  'AmbiguousOrganizationalUnit',
  'UnknownAccount',
];

/**
 * Judges each rule by itself: the report has been paid for, and must not be lost to one name in one rule. Fails as
 * `judgeRules` does where the report lacks a figure.
 */
export function judgeEach(report: Report, rules: readonly Rule[]): Judgement {
  const outcomes: RuleOutcome[] = [];
  const failures: OuCostError[] = [];
  for (const rule of rules) {
    try {
      outcomes.push(...judgeRules(report, [rule]));
    } catch (failure) {
      if (!(failure instanceof OuCostError && LACKING.includes(failure.code))) throw failure;
      failures.push(failure);
    }
  }
  return { outcomes, failures };
}
