import { hasMonthBefore, lastFullMonth, monthsThrough, type Scenario } from '@ou-cost/sandbox';

/** As many months as Cost Explorer keeps for everybody. */
const TREND_MONTHS = 13;

/**
 * The options by which the demo asks what the first screen answers, as far as `args` do not say it: the last full month of
 * the bill, or the last one if none is full, compared with the month before, by charge type and service, with a trend.
 * What the bill has no months for is not asked: everything would be new, or the trend would begin with zeros.
 */
export function defaultQuestion(ledger: Scenario['ledger'], args: readonly string[]): string[] {
  const given = (option: string) => args.some((arg) => arg === option || arg.startsWith(`${option}=`));
  // A charge type can be left out of nothing but a report by charge type.
  const services = given('--exclude-charge-type') ? [] : ['--by', 'service'];
  const by = given('--by') ? [] : ['--by', 'charge-type', ...services];
  // How far back another period reaches, only Cost Explorer knows.
  if (given('--period')) return by;
  const month = lastFullMonth(ledger);
  const months = Math.min(TREND_MONTHS, monthsThrough(ledger, month));
  const trend = given('--trend') || months < 2 ? [] : ['--trend', String(months)];
  const compare = given('--compare') || hasMonthBefore(ledger, month) ? [] : ['--compare', 'none'];
  return ['--period', month, ...by, ...trend, ...compare];
}
