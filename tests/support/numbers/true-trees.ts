import { organizationOn, type Scenario } from '@ou-cost/sandbox';
import type { Metric } from '@ou-cost/spend';
import { pathTo, unitsOf } from '../scenarios/tree.ts';
import { roundedToTen } from './ten-decimals.ts';

const COLUMNS = { UnblendedCost: 'billed', AmortizedCost: 'effective' } as const;

/** What a unit spent on a day, in units of 10^-10, right in it and with all below it. */
interface UnitDay {
  direct: bigint;
  total: bigint;
}

/**
 * Spend per unit and day on the tree of the end of each day that was seen: from the sandbox's line items and its history,
 * without any code under test. An account that is in no tree of the day stands in the last unit that it was seen in
 * before, or else in the first one after; one that was never seen stands in none.
 */
export class TrueTrees {
  readonly #places = new Map<string, Map<string, string>>();
  readonly #paths = new Map<string, readonly string[]>();
  readonly #days: readonly string[];
  readonly #scenario: Scenario;

  constructor(scenario: Scenario, days: readonly string[]) {
    this.#scenario = scenario;
    this.#days = [...days].sort();
    for (const day of this.#days) {
      const { root } = organizationOn(scenario.organization, Date.parse(day) / 1000);
      const places = new Map<string, string>();
      for (const { id, accounts } of unitsOf(root)) {
        this.#paths.set(id, pathTo(id, root));
        for (const account of accounts) places.set(account.id, id);
      }
      this.#places.set(day, places);
    }
  }

  unitOf(accountId: string, day: string): string | null {
    const at = (each: string) => this.#places.get(each)?.get(accountId);
    const before = this.#days.findLast((each) => each <= day && at(each) !== undefined);
    const after = this.#days.find((each) => each > day && at(each) !== undefined);
    return (
      (before === undefined ? undefined : at(before)) ?? (after === undefined ? null : (at(after) ?? null))
    );
  }

  /** The sums by `unit day`, and under `null` what is in no unit. A group's sum is rounded as Cost Explorer does. */
  spend(metric: Metric): Map<string, UnitDay> {
    const { ledger } = this.#scenario;
    const column = ledger[COLUMNS[metric === 'AmortizedCost' ? metric : 'UnblendedCost']];
    const groups = new Map<string, { account: string; day: string; exact: bigint }>();
    const scale = Math.max(column.scale, 10);
    for (let row = 0; row < ledger.length; row += 1) {
      const account = ledger.accounts[ledger.accountOf[row] ?? -1]?.id ?? '';
      const day = new Date((ledger.starts[row] ?? 0) * 1000).toISOString().slice(0, 10);
      const key = `${account} ${day} ${ledger.traits[ledger.traitsOf[row] ?? -1]?.recordType}`;
      const group = groups.get(key) ?? { account, day, exact: 0n };
      const { coefficient, scale: own } = column.at(row);
      groups.set(key, { ...group, exact: group.exact + coefficient * 10n ** BigInt(scale - own) });
    }
    const sums = new Map<string, UnitDay>();
    const add = (unit: string, day: string, units: bigint, isDirect: boolean) => {
      const sum = sums.get(`${unit} ${day}`) ?? { direct: 0n, total: 0n };
      sums.set(`${unit} ${day}`, {
        direct: sum.direct + (isDirect ? units : 0n),
        total: sum.total + units,
      });
    };
    for (const { account, day, exact } of groups.values()) {
      const unit = this.unitOf(account, day);
      const units = roundedToTen(exact, scale);
      if (unit === null) add('null', day, units, true);
      else for (const above of this.#paths.get(unit) ?? []) add(above, day, units, above === unit);
    }
    return sums;
  }
}
