import { OuCostError } from '../errors.ts';
import { type Metric, metricNamed } from '../ledger/query.ts';
import { parseDecimal } from '../money/decimal.ts';
import { RULE_MEASURES, RULE_OPERATORS, type RuleMeasure } from '../report/form/rule-outcome.ts';
import type { Rule, RuleCondition, RuleSubject } from './rule.ts';
import { type RuleWord, ruleWords } from './words.ts';

const LIMIT = /^(-?\d+(?:\.\d+)?)(%?)$/;
const WIDE_SUBJECTS = ['total', 'unattributed', 'any-ou', 'any-account'] as const;

/** The words of a rule that is being read, and how many of them have been read. */
class Reading {
  readonly text: string;
  readonly #words: readonly RuleWord[];
  #at = 0;

  constructor(text: string) {
    this.text = text;
    const words = ruleWords(text);
    if (words === null) throw this.fault('a quote is not closed');
    this.#words = words;
  }

  get next(): RuleWord | undefined {
    return this.#words[this.#at];
  }

  /** The next word, as a message names it. */
  get found(): string {
    return this.next === undefined ? 'the end' : `'${this.next.text}'`;
  }

  take(): RuleWord | undefined {
    const word = this.next;
    this.#at += 1;
    return word;
  }

  takes(keyword: string): boolean {
    const isNext = this.next?.kind === 'word' && this.next.text === keyword;
    if (isNext) this.#at += 1;
    return isNext;
  }

  fault(why: string): OuCostError {
    return new OuCostError(
      'InvalidUsage',
      `the rule '${this.text}' cannot be read: ${why}; write it as in 'Workloads/Payments total > 1000'`,
    );
  }
}

/** Reads a rule. Fails with InvalidUsage, naming the place in the text. */
export function parseRule(text: string): Rule {
  const reading = new Reading(text);
  const subject = subjectOf(reading);
  const metric = metricOf(reading);
  const conditions: RuleCondition[] = [];
  let measure: RuleMeasure | null = null;
  do {
    const condition = conditionOf(reading, measure ?? 'total', subject);
    conditions.push(condition);
    measure = condition.measure;
  } while (reading.takes('and'));
  if (reading.next !== undefined) throw reading.fault(`expected 'and' or the end, found ${reading.found}`);
  return { text, subject, metric, conditions };
}

function subjectOf(reading: Reading): RuleSubject {
  const word = reading.take();
  if (word === undefined) throw reading.fault('it is empty');
  if (word.kind === 'operator' || word.text === '') {
    throw reading.fault('it begins with no organizational unit, account, total or unattributed');
  }
  if (word.kind === 'word') {
    const wide = WIDE_SUBJECTS.find((name) => name === word.text);
    if (wide !== undefined) return { kind: wide };
    if (/^\d{12}$/.test(word.text)) return { kind: 'account', id: word.text };
  }
  return { kind: 'organizational-unit', reference: word.text };
}

function metricOf(reading: Reading): Metric | null {
  if (!reading.takes('metric')) return null;
  const name = reading.take();
  if (name === undefined || name.kind === 'operator')
    throw reading.fault("'metric' is not followed by a name");
  return metricNamed(name.text);
}

function conditionOf(reading: Reading, before: RuleMeasure, subject: RuleSubject): RuleCondition {
  const measure = measureOf(reading) ?? before;
  if (measure === 'direct' && subject.kind !== 'organizational-unit' && subject.kind !== 'any-ou') {
    throw reading.fault("only an organizational unit has 'direct'; use total");
  }
  const operator = RULE_OPERATORS.find((known) => known === reading.next?.text);
  if (operator === undefined || reading.next?.kind !== 'operator') {
    throw reading.fault(
      `expected ${RULE_MEASURES.join(', ')} or one of > >= < <=, found ${reading.found} (a name with blanks needs quotes)`,
    );
  }
  reading.take();
  return { measure, operator, ...limitOf(reading, measure) };
}

function measureOf(reading: Reading): RuleMeasure | null {
  const measure = RULE_MEASURES.find((known) => known === reading.next?.text);
  return measure !== undefined && reading.takes(measure) ? measure : null;
}

function limitOf(reading: Reading, measure: RuleMeasure): Pick<RuleCondition, 'limit' | 'unit'> {
  const { found } = reading;
  const [, digits = '', sign] = LIMIT.exec(reading.take()?.text ?? '') ?? [];
  const limit = parseDecimal(digits);
  if (limit === null) {
    throw reading.fault(`expected an amount such as 1000 or 0.05, or for a change 20%, found ${found}`);
  }
  const isPercent = sign === '%' || reading.takes('%');
  if (isPercent && measure !== 'change') {
    throw reading.fault(`a percentage belongs to a change, not to ${measure}`);
  }
  return { limit, unit: isPercent ? 'percent' : 'currency' };
}
