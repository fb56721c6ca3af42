import type { OuCostError } from '@ou-cost/spend';
import type { CronField } from './fields.ts';
import { mistake } from './mistake.ts';

/** The values that a field's text stands for, ascending. Fails with InvalidConfiguration. */
export function valuesOf(text: string, field: CronField): number[] {
  const values = text.split(',').flatMap((part) => valuesOfPart(part, text, field));
  return [...new Set(values)].sort((a, b) => a - b);
}

/** `*`, a value, a range, or one of these with a step. */
function valuesOfPart(part: string, text: string, field: CronField): number[] {
  const [range = '', step, ...more] = part.split('/');
  const isStepped = step !== undefined;
  if (more.length > 0 || part === '') throw wrong(text, field, 'it cannot be read');
  const [from, to] = boundsOf(range, isStepped, text, field);
  const by = isStepped ? stepOf(step, text, field) : 1;
  const values: number[] = [];
  for (let value = from; value <= to; value += by) values.push(value);
  return values;
}

function boundsOf(range: string, isStepped: boolean, text: string, field: CronField): [number, number] {
  const { smallest, largest } = field;
  if (range === '*') return [smallest, largest];
  const [first = '', last, ...more] = range.split('-');
  if (more.length > 0) throw wrong(text, field, 'it cannot be read');
  const from = oneValue(first, text, field);
  if (last === undefined) return [from, isStepped ? largest : from];
  const to = oneValue(last, text, field);
  if (to < from) throw wrong(text, field, `'${range}' goes backwards; list its values, with commas`);
  return [from, to];
}

/** One value, as a number or by its name. */
export function oneValue(written: string, text: string, field: CronField): number {
  const { smallest, largest, names = [] } = field;
  const capitals = written.toUpperCase();
  const at = names.indexOf(capitals);
  if (at >= 0 && written === capitals) return smallest + at;
  if (at >= 0) throw wrong(text, field, `write '${capitals}' for '${written}'`);
  const value = /^\d{1,4}$/.test(written) ? Number(written) : Number.NaN;
  if (value >= smallest && value <= largest) return value;
  const known = names.length === 0 ? '' : ` or ${names[0]} to ${names.at(-1)}`;
  throw wrong(text, field, `'${written}' is not one of ${smallest} to ${largest}${known}`);
}

function stepOf(written: string, text: string, field: CronField): number {
  const most = field.largest - field.smallest;
  const step = /^\d{1,3}$/.test(written) ? Number(written) : Number.NaN;
  if (step >= 1 && step <= most) return step;
  throw wrong(text, field, `'${written}' is not a step of 1 to ${most}`);
}

export function wrong(text: string, { name, example }: CronField, what: string): OuCostError {
  return mistake(`has '${text}' as its ${name}: ${what}; write it as in '${example}'`);
}
