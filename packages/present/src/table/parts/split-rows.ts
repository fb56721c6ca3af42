import { LISTED_IN_TABLE } from '@ou-cost/contract/options';
import {
  type BeforeAndAfter,
  CHARGE_TYPES,
  type ChargeType,
  chargeTypeFacts,
  type Metric,
  NO_VALUE,
  namedParts,
  partsBySplit,
  type Report,
  type Split,
  splitParts,
  sumOfChanges,
} from '@ou-cost/spend';
import { escapeControlCharacters } from '../../shared/escape-control-characters.ts';
import { partKeys } from '../../shared/part-keys.ts';
import { partName, splitNames } from '../../shared/split-names.ts';
import { wordsIn } from '../../words/index.ts';
import type { Drawing } from '../drawing.ts';
import { splitTotals } from '../figures/report-figures.ts';
import type { RowFigures } from '../figures/row-figures.ts';
import { type TableRow, tableRow } from '../layout/table.ts';
import { arranged, type Node } from '../units/node.ts';

/** What the total consists of by one split: its parts, and their sum. */
export function splitRows(drawing: Drawing, split: Split): TableRow[] {
  const figures = partFigures(drawing, split);
  const name = (key: string) => escapeControlCharacters(partName(split, key, drawing.view.language));
  return split === 'charge-type'
    ? chargeTypeRows(drawing, figures, name)
    : namedRows(drawing, split, figures, name);
}

type FiguresOf = (key: string) => RowFigures;
type NameOf = (key: string) => string;

/** Charge types in their order, gross, what came back, and net. */
function chargeTypeRows(drawing: Drawing, figures: FiguresOf, name: NameOf): TableRow[] {
  const { report, metric, view } = drawing;
  const { charges } = wordsIn(view.language).shared;
  const { spend, change, months } = splitTotals(report, metric, 'charge-type');
  const keys = keysOf(report, metric, 'charge-type');
  const isMoneyBack = (type: string) => chargeTypeFacts(type as ChargeType).isMoneyBack;
  const rows = (some: readonly string[]) => some.map((key) => tableRow('part', name(key), figures(key)));
  const gross: RowFigures | null =
    spend.gross === undefined
      ? null
      : {
          periods: spend.gross,
          sides: change?.gross === undefined ? null : sumOfChanges([change.gross]),
          months: months?.gross ?? null,
        };
  return [
    ...rows(keys.filter((key) => !isMoneyBack(key))),
    ...(gross === null ? [] : [tableRow('sum', charges.gross, gross)]),
    ...rows(keys.filter(isMoneyBack)),
    tableRow('total', charges.net, totalFigures(drawing, 'charge-type'), { isRuled: true }),
  ];
}

/** Services, regions or values; what has no tag, cost category, resource or hour is a row of its own, after the others. */
function namedRows(drawing: Drawing, split: Split, figures: FiguresOf, name: NameOf): TableRow[] {
  const { report, metric, view, isShort } = drawing;
  const { kind } = splitParts(split);
  // A service or a region always has a name; where it is empty, the name is missing, and not the service.
  const hasNone = kind !== 'service' && kind !== 'region';
  const keys = keysOf(report, metric, split);
  const isApart = (key: string) => hasNone && key === NO_VALUE;
  const nodes = keys
    .filter((key) => !isApart(key))
    .map(
      (key): Node => ({
        kind: 'part',
        name: name(key),
        hint: '',
        aside: '',
        figures: figures(key),
        children: [],
      }),
    );
  return [
    ...arranged(
      nodes,
      view.top ?? (isShort ? LISTED_IN_TABLE.partsOfShort : LISTED_IN_TABLE.parts),
      drawing,
    ).map((node) => tableRow('part', node.name, node.figures)),
    ...keys.filter(isApart).map((key) => tableRow('part', name(key), figures(key))),
    tableRow('total', splitNames(split, view.language).all, totalFigures(drawing, split), { isRuled: true }),
  ];
}

/** Every part that occurs in the periods or before them; charge types in their order. */
function keysOf(report: Report, metric: Metric, split: Split): string[] {
  const { change } = splitTotals(report, metric, split);
  const before = change === null ? [] : partsBySplit(change, split).keys();
  const keys = new Set([...partKeys(report, [metric], split), ...before]);
  return split === 'charge-type' ? CHARGE_TYPES.filter((type) => keys.has(type)) : [...keys];
}

function totalFigures({ report, metric }: Drawing, split: Split): RowFigures {
  const { spend, change, months } = splitTotals(report, metric, split);
  return { periods: spend.amounts, sides: change, months: months?.amounts ?? null };
}

/** The figures of one part of the total; what a side does not name is zero there. */
function partFigures({ report, metric }: Drawing, split: Split): FiguresOf {
  const { spend, change, months } = splitTotals(report, metric, split);
  const now = partsBySplit(spend, split);
  const isCompared = change !== null && namedParts<BeforeAndAfter>(change, split) !== undefined;
  const sides = isCompared ? partsBySplit<BeforeAndAfter>(change, split) : null;
  const trend = months === null ? null : partsBySplit(months, split);
  const zeros = (amounts: readonly string[]) => amounts.map(() => '0');
  return (key) => ({
    periods: now.get(key) ?? zeros(spend.amounts),
    sides: sides === null ? null : sumOfChanges([sides.get(key) ?? { before: '0', after: '0' }]),
    months: months === null || trend === null ? null : (trend.get(key) ?? zeros(months.amounts)),
  });
}
