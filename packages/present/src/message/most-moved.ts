import {
  type ChangeStatus,
  type Metric,
  type MetricChange,
  partsBySplit,
  pathText,
  type Report,
} from '@ou-cost/spend';
import { sumOfChanges } from '@ou-cost/spend/money';
import { metricChange } from '../shared/spend-lookup.ts';

/** A unit, an account or a service that changed. Names are not escaped. */
export interface Mover {
  readonly id: string | null;
  readonly name: string;
  /** The path of the unit, or of the unit that the account is in; null where it is in none. */
  readonly path: string | null;
  /** What it stands in: the path of the unit above, or of the account's own; null at the top. */
  readonly within: string | null;
  /** Of an account. */
  readonly status: ChangeStatus | null;
  readonly change: Pick<MetricChange, 'before' | 'after' | 'change' | 'percent'>;
}

/** What changed most, the largest change first, and how many changed in all. */
export interface MoverList {
  readonly movers: readonly Mover[];
  readonly changed: number;
}

export interface MostMoved {
  /** By their own accounts, so that a unit does not repeat the units below it. */
  readonly organizationalUnits: MoverList;
  readonly accounts: MoverList;
  /** Null where services were not asked for. */
  readonly services: MoverList | null;
}

/** What changed most by the first metric; null without a comparison. */
export function mostMoved(report: Report, metric: Metric): MostMoved | null {
  const { comparison } = report;
  if (comparison === undefined) return null;
  const { movers } = comparison;
  const units = new Map(report.organizationalUnits.map((unit) => [unit.id, unit]));
  const pathOf = (id: string | null) => {
    const path = id === null ? undefined : units.get(id)?.path;
    return path === undefined ? null : pathText(path);
  };
  const above = (id: string) => {
    const path = units.get(id)?.path ?? [];
    return path.length < 3 ? null : pathText(path.slice(0, -1));
  };
  const list = (found: readonly Mover[], all: readonly MetricChange[] | null): MoverList => {
    const moved = found.filter(({ change }) => change.change !== '0');
    const changed = all === null ? moved.length : all.filter(({ change }) => change !== '0').length;
    return { movers: moved, changed };
  };
  const { total, accounts, organizationalUnits } = comparison;
  const byService = [...partsBySplit(metricChange(total, metric), 'service').values()].map(
    (part): MetricChange => sumOfChanges([part]),
  );
  return {
    organizationalUnits: list(
      movers.organizationalUnits.map(({ id, direct }) => ({
        id,
        name: units.get(id)?.name ?? id,
        path: pathOf(id),
        within: above(id),
        status: null,
        change: metricChange(direct, metric),
      })),
      organizationalUnits.map(({ direct }) => metricChange(direct, metric)),
    ),
    accounts: list(
      movers.accounts.map(({ id, name, organizationalUnitId, status, change }) => ({
        id,
        name,
        path: pathOf(organizationalUnitId),
        within: pathOf(organizationalUnitId),
        status,
        change: metricChange(change, metric),
      })),
      accounts.length === 0 ? null : accounts.map(({ change }) => metricChange(change, metric)),
    ),
    services:
      movers.services === undefined
        ? null
        : list(
            movers.services.map(({ name, change }) => ({
              id: null,
              name,
              path: null,
              within: null,
              status: null,
              change: metricChange(change, metric),
            })),
            byService,
          ),
  };
}
