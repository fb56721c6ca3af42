import {
  type Change,
  type Metric,
  type MetricChange,
  partsBySplit,
  type Report,
  type Spend,
} from '@ou-cost/spend';
import { shownAmount } from '../support/numbers/shown-amounts.ts';
import { sumOfTenDecimals, tenDecimals, tenDecimalText } from '../support/numbers/ten-decimals.ts';

/** What the JSON states of one unit, account, service or sum, as people would read it. */
export interface Stated {
  /** Every amount that an output may show beside its name. */
  readonly amounts: ReadonlySet<string>;
  /** Every change in percent. */
  readonly percents: ReadonlySet<string>;
  /** Every share of the total: of a period, of all periods, of the days compared. */
  readonly shares: readonly number[];
  /** Its amounts in the report's periods, which every output shows. */
  readonly periods: readonly string[];
  /** Its change and the change in percent, if the report compares. */
  readonly change: readonly string[];
}

const METRIC: Metric = 'UnblendedCost';

function withSign(text: string): string {
  return /^-|^[0.,]+$/.test(text) ? text : `+${text}`;
}

function percentText(percent: string | null): string[] {
  return percent === null ? [] : [`${withSign(shownAmount(percent))}%`];
}

/** Two decimals, half to even, of an exact fraction. */
function percentOf(change: bigint, before: bigint): string | null {
  if (before === 0n) return null;
  const base = before < 0n ? -before : before;
  const size = (change < 0n ? -change : change) * 10_000n;
  const [quotient, twice] = [size / base, (size % base) * 2n];
  const up = twice > base || (twice === base && quotient % 2n === 1n) ? 1n : 0n;
  const digits = String(quotient + up).padStart(3, '0');
  return `${change < 0n && quotient + up > 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The figures of parts of a change, which the JSON states without their difference. */
function changeOf({ before, after }: Pick<MetricChange, 'before' | 'after'>): MetricChange {
  const change = tenDecimals(after) - tenDecimals(before);
  return { before, after, change: tenDecimalText(change), percent: percentOf(change, tenDecimals(before)) };
}

interface Parts {
  readonly periods: readonly string[];
  readonly months: readonly string[];
  readonly change: MetricChange | null;
}

function partsOf(spend: Spend, months: Spend | undefined, change: Change | undefined): Parts {
  return {
    periods: spend[METRIC]?.amounts ?? [],
    months: months?.[METRIC]?.amounts ?? [],
    change: change?.[METRIC] ?? null,
  };
}

function stated(own: readonly Parts[], whole: Parts): Stated {
  const [first] = own;
  const amounts = own.flatMap(({ periods, months, change }) => [
    ...[...periods, ...months, tenDecimalText(sumOfTenDecimals(periods))].map((one) => shownAmount(one)),
    ...(change === null ? [] : [change.before, change.after].map((one) => shownAmount(one))),
    ...(change === null ? [] : [withSign(shownAmount(change.change))]),
  ]);
  const ratio = (part: string, all: string) => (100 * Number(part)) / Number(all);
  const sum = (parts: Parts) => tenDecimalText(sumOfTenDecimals(parts.periods));
  const { change = null, periods = [] } = first ?? {};
  return {
    amounts: new Set(amounts),
    percents: new Set(own.flatMap((parts) => percentText(parts.change?.percent ?? null))),
    shares: own.flatMap((parts) => [
      ...parts.periods.map((amount, at) => ratio(amount, whole.periods[at] ?? '0')),
      ratio(sum(parts), sum(whole)),
      ...(parts.change === null || whole.change === null
        ? []
        : [ratio(parts.change.after, whole.change.after)]),
    ]),
    periods: periods.map((amount) => shownAmount(amount)),
    change: change === null ? [] : [withSign(shownAmount(change.change)), ...percentText(change.percent)],
  };
}

/** What the JSON states, by the name of a unit, an account or a service; units' own accounts by `NAME own`. */
export function statedFigures(report: Report): ReadonlyMap<string, Stated> {
  const { comparison, trend } = report;
  const whole = partsOf(report.total, trend?.total, comparison?.total);
  const found = new Map<string, Stated>([['Total', stated([whole], whole)]]);
  for (const unit of report.organizationalUnits) {
    const change = comparison?.organizationalUnits.find(({ id }) => id === unit.id);
    const months = trend?.organizationalUnits.find(({ id }) => id === unit.id);
    const total = partsOf(unit.total, months?.total, change?.total);
    const direct = partsOf(unit.direct, months?.direct, change?.direct);
    found.set(unit.name, stated([total, direct], whole));
    found.set(`${unit.name} own`, stated([direct], whole));
  }
  for (const { id, name, spend } of report.accounts) {
    const change = comparison?.accounts.find((account) => account.id === id)?.change;
    const months = trend?.accounts.find((account) => account.id === id)?.spend;
    found.set(name, stated([partsOf(spend, months, change)], whole));
  }
  for (const split of [report.query.by, ...report.query.alsoBy]) {
    if (split === 'charge-type') continue;
    const now = partsBySplit(report.total[METRIC] ?? { amounts: [] }, split);
    const changed = partsBySplit(comparison?.total[METRIC] ?? {}, split);
    for (const name of new Set([...now.keys(), ...changed.keys()])) {
      const periods = now.get(name) ?? report.periods.map(() => '0');
      const change =
        comparison === undefined ? null : changeOf(changed.get(name) ?? { before: '0', after: '0' });
      found.set(name, stated([{ periods, months: [], change }], whole));
    }
  }
  return found;
}
