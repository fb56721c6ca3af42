import type { Metric } from '../ledger/query.ts';
import type { Split } from '../ledger/split.ts';
import { type AmountText, exactDecimal, sumOfAmounts } from '../money/amount.ts';
import { sumOfChanges } from '../money/change.ts';
import { isZero } from '../money/decimal.ts';
import type { BeforeAndAfter, Change, MetricChange } from '../report/form/change.ts';
import type { Report } from '../report/form/report.ts';
import { type NamedParts, namedParts, partsOfSplits, type Spend } from '../report/form/spend.ts';

/** What the changes from one report to another consist of: the metrics and splits that both have. */
export interface ChangeShape {
  readonly metrics: readonly Metric[];
  readonly splits: readonly Split[];
}

export function changeShape(before: Report, after: Report): ChangeShape {
  return {
    metrics: after.query.metrics.filter((metric) => before.query.metrics.includes(metric)),
    splits: splitsOf(after).filter((split) => splitsOf(before).includes(split)),
  };
}

function splitsOf({ query: { by, alsoBy } }: Report): readonly Split[] {
  return [by, ...alsoBy];
}

/** A change over all periods; spend that is absent is zero. */
export function changeBetween(
  before: Spend | undefined,
  after: Spend | undefined,
  { metrics, splits }: ChangeShape,
): Change {
  return Object.fromEntries(
    metrics.map((metric): [Metric, MetricChange] => {
      const [was, is] = [before?.[metric], after?.[metric]];
      const sides = (old: readonly AmountText[] = [], now: readonly AmountText[] = []): BeforeAndAfter => ({
        before: sumOfAmounts(old),
        after: sumOfAmounts(now),
      });
      const partsOf = (split: Split): NamedParts<BeforeAndAfter> => {
        const [old, now] = [was, is].map(
          (one) => new Map(Object.entries((one && namedParts(one, split)) ?? {})),
        );
        const names = new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])]);
        return Object.fromEntries([...names].map((name) => [name, sides(old?.get(name), now?.get(name))]));
      };
      return [
        metric,
        {
          ...sumOfChanges([sides(was?.amounts, is?.amounts)]),
          ...(splits.includes('charge-type') ? { gross: sides(was?.gross, is?.gross) } : {}),
          ...partsOfSplits(splits.map((split) => [split, partsOf(split)] as const)),
        },
      ];
    }),
  );
}

/** The changes of several accounts as one. */
export function sumOfEach(
  accounts: readonly { readonly change: Change }[],
  { metrics, splits }: ChangeShape,
): Change {
  return Object.fromEntries(
    metrics.map((metric): [Metric, MetricChange] => {
      const changes = accounts.flatMap(({ change }) => change[metric] ?? []);
      const sum = (sides: readonly BeforeAndAfter[]): BeforeAndAfter => {
        const { before, after } = sumOfChanges(sides);
        return { before, after };
      };
      const partsOf = (split: Split): NamedParts<BeforeAndAfter> => {
        const parts = new Map<string, BeforeAndAfter[]>();
        for (const one of changes) {
          for (const [name, sides] of Object.entries(namedParts(one, split) ?? {})) {
            const known = parts.get(name);
            if (known === undefined) parts.set(name, [sides]);
            else known.push(sides);
          }
        }
        return Object.fromEntries([...parts].map(([name, sides]) => [name, sum(sides)]));
      };
      return [
        metric,
        {
          ...sumOfChanges(changes),
          ...(splits.includes('charge-type')
            ? { gross: sum(changes.flatMap(({ gross }) => gross ?? [])) }
            : {}),
          ...partsOfSplits(splits.map((split) => [split, partsOf(split)] as const)),
        },
      ];
    }),
  );
}

/** Whether any metric changed, in whole or in a part by charge type. */
export function isChanged(change: Change): boolean {
  return Object.values(change).some(
    ({ change: whole, byChargeType = {} }) =>
      !isNothing(whole) ||
      Object.values(byChargeType).some(
        ({ before, after }) => !isNothing(sumOfChanges([{ before, after }]).change),
      ),
  );
}

function isNothing(amount: AmountText): boolean {
  return isZero(exactDecimal(amount));
}
