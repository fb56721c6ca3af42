import type { CommitmentType } from '../../ledger/charge-kind.ts';
import type { ChargeType } from '../../ledger/charge-type.ts';
import type { Metric } from '../../ledger/query.ts';
import { type Split, splitParts } from '../../ledger/split.ts';
import type { AmountText } from '../../money/amount.ts';

/** Parts by name. */
export type NamedParts<Value> = Readonly<Record<string, Value>>;

/** The parts of a figure by each thing that the report is split by; a part that is absent is zero. */
export interface PartsBySplit<Value> {
  readonly byChargeType?: Readonly<Partial<Record<ChargeType, Value>>>;
  readonly byService?: NamedParts<Value>;
  readonly byRegion?: NamedParts<Value>;
  /** By the id of the resource; under the empty value stands the spend on none. */
  readonly byResource?: NamedParts<Value>;
  /** By the hour's start in UTC, as in `2026-10-05T13:00Z`; under the empty value stand the charges longer than an hour. */
  readonly byHour?: NamedParts<Value>;
  /** By the key of the tag, and then by its value; under the empty value stands the spend without the tag. */
  readonly byTag?: Readonly<Record<string, NamedParts<Value>>>;
  /** By the name of the cost category, and then by its value; under the empty value stands the spend in none. */
  readonly byCostCategory?: Readonly<Record<string, NamedParts<Value>>>;
}

/** The parts of a figure by one split, in the order of the report; none where the report is not split by it. */
export function partsBySplit<Value>(figure: PartsBySplit<Value>, split: Split): ReadonlyMap<string, Value> {
  return new Map(Object.entries<Value>(namedParts(figure, split) ?? {}));
}

/** The same as an object; undefined where the figure is not split so. */
export function namedParts<Value>(figure: PartsBySplit<Value>, split: Split): NamedParts<Value> | undefined {
  const { kind, key } = splitParts(split);
  switch (kind) {
    case 'charge-type':
      return figure.byChargeType as NamedParts<Value> | undefined;
    case 'service':
      return figure.byService;
    case 'region':
      return figure.byRegion;
    case 'resource':
      return figure.byResource;
    case 'hour':
      return figure.byHour;
    case 'tag':
      return ownParts(figure.byTag, key);
    case 'cost-category':
      return ownParts(figure.byCostCategory, key);
  }
}

function ownParts<Value>(
  parts: Readonly<Record<string, NamedParts<Value>>> | undefined,
  key: string,
): NamedParts<Value> | undefined {
  return parts !== undefined && Object.hasOwn(parts, key) ? parts[key] : undefined;
}

/** The parts of a figure by several splits, as they stand in a report. */
export function partsOfSplits<Value>(
  splits: readonly (readonly [split: Split, parts: NamedParts<Value>])[],
): PartsBySplit<Value> {
  const plain = new Map(splits);
  const keyed = (wanted: 'tag' | 'cost-category') =>
    splits.flatMap(([split, parts]): [string, NamedParts<Value>][] => {
      const { kind, key } = splitParts(split);
      return kind === wanted ? [[key, parts]] : [];
    });
  const byChargeType = plain.get('charge-type');
  const byService = plain.get('service');
  const byRegion = plain.get('region');
  const byResource = plain.get('resource');
  const byHour = plain.get('hour');
  const byTag = keyed('tag');
  const byCostCategory = keyed('cost-category');
  return {
    ...(byChargeType === undefined ? {} : { byChargeType }),
    ...(byService === undefined ? {} : { byService }),
    ...(byRegion === undefined ? {} : { byRegion }),
    ...(byResource === undefined ? {} : { byResource }),
    ...(byHour === undefined ? {} : { byHour }),
    ...(byTag.length === 0 ? {} : { byTag: Object.fromEntries(byTag) }),
    ...(byCostCategory.length === 0 ? {} : { byCostCategory: Object.fromEntries(byCostCategory) }),
  };
}

/** Spend under one metric: one amount per period of the report, in their order. */
export interface MetricSpend extends PartsBySplit<readonly AmountText[]> {
  readonly amounts: readonly AmountText[];
  /** `amounts` without credits and refunds; only where the report is by charge type. */
  readonly gross?: readonly AmountText[];
  /** The fees in `byChargeType`; what is left of a commitment's charge type is the usage that it covers. */
  readonly commitmentFees?: Readonly<Partial<Record<CommitmentType, readonly AmountText[]>>>;
}

/** Spend per metric asked for. */
export type Spend = Readonly<Partial<Record<Metric, MetricSpend>>>;
