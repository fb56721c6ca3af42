import type { Language } from '@ou-cost/contract/options';
import {
  CHARGE_TYPES,
  type Change,
  compareDecimals,
  exactDecimal,
  partsBySplit,
  pathText,
  type Report,
  type Spend,
  type Split,
  sumOfAmounts,
} from '@ou-cost/spend';
import { sumOfChanges } from '@ou-cost/spend/money';
import { metricChange, metricSpend } from '../../shared/spend-lookup.ts';
import { partName, splitNames } from '../../shared/split-names.ts';
import { wordsIn } from '../../words/index.ts';
import { headerCell, textCell, type XlsxCell } from '../cells.ts';
import { amountColumns, changeColumns } from '../columns.ts';
import { tableSheet, type XlsxRow, type XlsxSheet } from '../sheet.ts';

/** A unit, what is outside of the tree, or the total, with what changed there. */
interface Place {
  readonly name: string;
  readonly id: string;
  readonly level: number;
  readonly spend: Spend;
  readonly change: Change | undefined;
}

/** A row per unit and part of a split that occurs there, and all of them for the total: made for pivot tables. */
export function partsSheet(report: Report, split: Split, name: string, language: Language): XlsxSheet {
  const { workbook } = wordsIn(language);
  const { metrics } = report.query;
  const { one } = splitNames(split, language);
  const columns = amountColumns(report, language);
  const changed = changeColumns(report, language);
  const places = placesOf(report, language);
  const partsOf = (spend: Spend) => metrics.map((metric) => partsBySplit(metricSpend(spend, metric), split));
  const changesOf = (change: Change | undefined) =>
    change === undefined ? [] : metrics.map((metric) => partsBySplit(metricChange(change, metric), split));
  const keysIn = ({ spend, change }: Place) =>
    new Set([...partsOf(spend), ...changesOf(change)].flatMap((parts) => [...parts.keys()]));
  const zeros = report.periods.map(() => '0');

  const rowsOf = (place: Place, keys: readonly string[]): XlsxRow[] =>
    keys.map((key) => ({
      level: place.level,
      cells: [
        ...[place.name, place.id, partName(split, key, language)].map((text) => textCell(text)),
        ...columns.cells((metric) => [
          partsBySplit(metricSpend(place.spend, metric), split).get(key) ?? zeros,
        ]),
        ...(place.change === undefined ? [] : changed.cells(changeOfPart(place.change, key))),
      ],
    }));
  const changeOfPart = (change: Change, key: string): Change =>
    Object.fromEntries(
      metrics.map((metric) => {
        const part = partsBySplit(metricChange(change, metric), split).get(key);
        return [metric, sumOfChanges(part === undefined ? [] : [part])];
      }),
    );

  const occurring = sorted(new Set(places.flatMap((place) => [...keysIn(place)])), report, split);
  const [total, ...others] = places;
  const titles: XlsxCell[] = [
    ...[workbook.columns.path, workbook.columns.unitId, one].map(headerCell),
    ...columns.titles(['']),
    ...changed.titles,
  ];
  const rows = [
    ...(total === undefined ? [] : rowsOf(total, occurring)),
    ...others.flatMap((place) => {
      const own = keysIn(place);
      return rowsOf(
        place,
        occurring.filter((key) => own.has(key)),
      );
    }),
  ];
  return tableSheet(name, titles, rows, 3);
}

function placesOf(report: Report, language: Language): Place[] {
  const { comparison, unattributed } = report;
  const { tree } = wordsIn(language).shared;
  const changes = new Map(comparison?.organizationalUnits.map(({ id, total }) => [id, total]));
  return [
    { name: tree.total, id: '', level: 0, spend: report.total, change: comparison?.total },
    {
      name: tree.departed,
      id: '',
      level: 0,
      spend: unattributed.total,
      change: comparison?.unattributed,
    },
    ...report.organizationalUnits.map(({ path, id, total, depth }) => ({
      name: pathText(path),
      id,
      level: depth,
      spend: total,
      change: changes.get(id),
    })),
  ];
}

/** Charge types in their own order, everything else by what it costs in total by the first metric, the largest first. */
function sorted(keys: ReadonlySet<string>, { query, total }: Report, split: Split): string[] {
  if (split === 'charge-type') return CHARGE_TYPES.filter((type) => keys.has(type));
  const [metric] = query.metrics;
  const parts: ReadonlyMap<string, readonly string[]> =
    metric === undefined ? new Map() : partsBySplit(metricSpend(total, metric), split);
  const amounts = new Map([...keys].map((key) => [key, exactDecimal(sumOfAmounts(parts.get(key) ?? []))]));
  const nothing = exactDecimal('0');
  return [...keys].toSorted(
    (a, b) => compareDecimals(amounts.get(b) ?? nothing, amounts.get(a) ?? nothing) || (a < b ? -1 : 1),
  );
}
