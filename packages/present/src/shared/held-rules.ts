import type { Language } from '@ou-cost/contract/options';
import type { Report, RuleFinding, RuleOutcome, RuleValue } from '@ou-cost/spend';
import type { SharedWords } from '../words/en/shared.ts';
import { wordsIn } from '../words/index.ts';
import { type FigureFormat, figureFormat } from './figure-format.ts';
import type { Writing } from './view.ts';

/** A rule that holds, as text for people. Names in it are not escaped: each format escapes them in its own way. */
export interface HeldRule {
  readonly rule: string;
  /** A line for each unit or account that meets it, with the values; the last line counts those that are not listed. */
  readonly findings: readonly string[];
}

/** How many units or accounts are listed for one rule; the JSON output has all. */
const LISTED = 10;

/** The `--fail-if` rules that hold, in the order in which they were given. */
export function heldRules(report: Report, writing: Writing): HeldRule[] {
  const format = figureFormat(report.currency, writing.locale);
  const style: Style = { format, currency: report.currency, words: wordsIn(writing.language).shared };
  return (report.rules ?? [])
    .filter(({ holds }) => holds)
    .map((outcome) => ({ rule: outcome.rule, findings: findingLines(outcome, style) }));
}

/** The texts of the rules that hold, on one line; empty where none does. */
export function heldRuleTexts(report: Report): string {
  return (report.rules ?? [])
    .filter(({ holds }) => holds)
    .map(({ rule }) => rule)
    .join('; ');
}

/** How many rules were given and how many of them hold, in one sentence; null where none was given. */
export function rulesSentence({ rules }: Report, language: Language): string | null {
  if (rules === undefined) return null;
  const words = wordsIn(language).shared.rules;
  const held = rules.filter(({ holds }) => holds).length;
  if (held > 0) return words.someHold(held, rules.length);
  return rules.length === 1 ? words.noneOfOneHolds : words.noneHolds(rules.length);
}

/** How what was found is written. */
interface Style {
  readonly format: FigureFormat;
  readonly currency: string;
  readonly words: SharedWords;
}

function findingLines({ findings }: RuleOutcome, style: Style): string[] {
  const { colon, rules } = style.words;
  const lines = findings
    .slice(0, LISTED)
    .map((finding) => `${whoOf(finding, style)}${colon}${valuesOf(finding, style)}`);
  const more = findings.length - lines.length;
  return more === 0 ? lines : [...lines, rules.more(style.format.count(more))];
}

function whoOf({ kind, id, name }: RuleFinding, { words }: Style): string {
  switch (kind) {
    case 'total':
      return words.rules.theTotal;
    case 'unattributed':
      return words.rules.departed;
    default:
      return `${name}${words.aside(String(id))}`;
  }
}

function valuesOf({ values }: RuleFinding, style: Style): string {
  return [...new Set(values.map((value) => valueText(value, style)))].join(style.words.comma);
}

function valueText({ measure, unit, value }: RuleValue, { format, currency, words }: Style): string {
  const { measures, measured, fromZero } = words.rules;
  const name = measures[measure];
  if (value === null) return fromZero(name);
  if (unit === 'percent') return measured(name, format.percent(value));
  return measured(name, `${measure === 'change' ? format.change(value) : format.amount(value)} ${currency}`);
}
