import type { Report, RuleFinding, RuleOutcome, RuleValue } from '@ou-cost/spend';
import { type FigureFormat, figureFormat } from './figure-format.ts';

/** A rule that holds, as text for people. Names in it are not escaped: each format escapes them in its own way. */
export interface HeldRule {
  readonly rule: string;
  /** A line for each unit or account that meets it, with the values; the last line counts those that are not listed. */
  readonly findings: readonly string[];
}

/** How many units or accounts are listed for one rule; the JSON output has all. */
const LISTED = 10;

/** The `--fail-if` rules that hold, in the order in which they were given. */
export function heldRules(report: Report, locale?: string): HeldRule[] {
  const format = figureFormat(report.currency, locale);
  return (report.rules ?? [])
    .filter(({ holds }) => holds)
    .map((outcome) => ({ rule: outcome.rule, findings: findingLines(outcome, report.currency, format) }));
}

/** The texts of the rules that hold, on one line; empty where none does. */
export function heldRuleTexts(report: Report): string {
  return (report.rules ?? [])
    .filter(({ holds }) => holds)
    .map(({ rule }) => rule)
    .join('; ');
}

/** How many rules were given and how many of them hold, in one sentence; null where none was given. */
export function rulesSentence({ rules }: Report): string | null {
  if (rules === undefined) return null;
  const held = rules.filter(({ holds }) => holds).length;
  const given = rules.length === 1 ? '1 rule' : `${rules.length} rules`;
  if (held === 0) return rules.length === 1 ? 'The rule does not hold.' : `None of the ${given} holds.`;
  return `${held} of ${given} ${held === 1 ? 'holds' : 'hold'}.`;
}

function findingLines({ findings }: RuleOutcome, currency: string, format: FigureFormat): string[] {
  const lines = findings
    .slice(0, LISTED)
    .map((finding) => `${whoOf(finding)}: ${valuesOf(finding, currency, format)}`);
  const more = findings.length - lines.length;
  return more === 0 ? lines : [...lines, `and ${format.count(more)} more, in the JSON output`];
}

function whoOf({ kind, id, name }: RuleFinding): string {
  switch (kind) {
    case 'total':
      return 'the total';
    case 'unattributed':
      return 'accounts no longer in the organization';
    default:
      return `${name} (${id})`;
  }
}

function valuesOf({ values }: RuleFinding, currency: string, format: FigureFormat): string {
  return [...new Set(values.map((value) => valueText(value, currency, format)))].join(', ');
}

function valueText({ measure, unit, value }: RuleValue, currency: string, format: FigureFormat): string {
  if (value === null) return `${measure} from zero`;
  if (unit === 'percent') return `${measure} ${format.percent(value)}`;
  return `${measure} ${measure === 'change' ? format.change(value) : format.amount(value)} ${currency}`;
}
