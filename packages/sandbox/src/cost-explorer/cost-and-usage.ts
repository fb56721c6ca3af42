import type { Ledger } from '../ledger/model.ts';
import { type LineItemTest, requestedFilter } from './filter-expression.ts';
import { type GroupAxis, requestedGroups } from './group-definitions.ts';
import { type GroupSum, groupSums, type Sums } from './group-sums.ts';
import { type Metric, requestedMetrics } from './metrics.ts';
import { type History, type Period, requestedPeriods } from './time-period.ts';

/** The number of periods whose sums are kept. A few are enough, because pages are requested one after the other. */
const KEPT_PERIODS = 2;

interface Behaviour extends History {
  /** Whether answers grouped by account omit support. */
  readonly supportMissingByAccount: boolean;
}

/** A valid request with its sums, which are computed per period when a page needs them. */
export class CostAndUsage {
  readonly periods: readonly Period[];
  readonly metrics: readonly Metric[];
  readonly axes: readonly GroupAxis[];
  readonly #ledger: Ledger;
  readonly #sums: Sums;
  readonly #known = new Map<number, readonly GroupSum[]>();

  /** @throws ServiceError ValidationException for a request that AWS would refuse */
  constructor(input: Record<string, unknown>, ledger: Ledger, behaviour: Behaviour, visible: LineItemTest) {
    this.periods = requestedPeriods(input, behaviour);
    this.metrics = requestedMetrics(input);
    this.axes = requestedGroups(input, ledger);
    const passes = requestedFilter(input, ledger);
    const grouped = behaviour.supportMissingByAccount && this.axes.some(({ of }) => of === 'account');
    const shown = grouped ? allButSupport(ledger) : () => true;
    this.#ledger = ledger;
    this.#sums = {
      axes: this.axes,
      amounts: new Set(this.metrics.flatMap(({ amount }) => (amount === undefined ? [] : [amount]))),
      counts: (account, traits) =>
        visible(account, traits) && passes(account, traits) && shown(account, traits),
    };
  }

  /** The groups of a period, ordered by their keys. Without GroupBy there is at most one group. */
  groups(index: number): readonly GroupSum[] {
    const known = this.#known.get(index);
    if (known !== undefined) return known;
    const period = this.periods[index];
    const groups = period === undefined ? [] : groupSums(this.#ledger, period, this.#sums);
    const [oldest] = this.#known.keys();
    if (oldest !== undefined && this.#known.size >= KEPT_PERIODS) this.#known.delete(oldest);
    this.#known.set(index, groups);
    return groups;
  }
}

/** Excludes support; the pattern allows for different spellings of the record type. */
function allButSupport(ledger: Ledger): LineItemTest {
  const counts = ledger.traits.map(({ recordType }) => !/support/i.test(recordType));
  return (_account, traits) => counts[traits] === true;
}
