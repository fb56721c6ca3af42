import type { Report } from '@ou-cost/spend';

/** The places by which amounts are moved: a bill of a hundred thousand becomes one of a thousand thousand million. */
const PLACES = 7;

/** A report with every amount ten million times as large, as in a currency of small value. */
export function withHugeAmounts(report: Report): Report {
  const text = JSON.stringify(report, (key, value: unknown) =>
    typeof value === 'string' && key !== 'percent' && /^-?\d+(\.\d+)?$/.test(value) && !/^\d{12}$/.test(value)
      ? tenMillionTimes(value)
      : value,
  );
  return JSON.parse(text);
}

function tenMillionTimes(amount: string): string {
  const [whole = '', decimals = ''] = amount.replace('-', '').split('.');
  const digits = decimals.padEnd(PLACES, '0');
  const moved = `${BigInt(whole + digits.slice(0, PLACES))}.${digits.slice(PLACES)}`.replace(
    /\.?0*$/,
    (end) => (end.startsWith('.') ? '' : end),
  );
  return amount.startsWith('-') && moved !== '0' ? `-${moved}` : moved;
}
