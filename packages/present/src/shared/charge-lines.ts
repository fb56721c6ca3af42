import {
  type BeforeAndAfter,
  CHARGE_TYPES,
  type ChargeType,
  chargeTypeFacts,
  type Metric,
  type MetricChange,
  partsBySplit,
  type Report,
  type Split,
  sumOfAmounts,
  sumOfChanges,
} from '@ou-cost/spend';
import type { SharedWords } from '../words/en/shared.ts';
import { wordsIn } from '../words/index.ts';
import { foldedAfter, inOrder, rankedAmount } from './order.ts';
import { partKeys } from './part-keys.ts';
import { amountAt, metricChange, metricSpend } from './spend-lookup.ts';
import { partName, splitNames } from './split-names.ts';
import type { View } from './view.ts';

/** One line of the break-down of a sum. `sum` lines hold what the lines above them add up to. */
export interface ChargeLine {
  readonly label: string;
  readonly kind: 'part' | 'rest' | 'sum';
  readonly amounts: readonly string[];
  readonly change: MetricChange | null;
}

type LinesView = Pick<View, 'sort' | 'top' | 'language' | 'locale'>;

/**
 * The total under a metric by one split: charge types, gross, what came back, net; or the parts in the order of the view
 * and their sum. A part that cancels out in the total has a line as well, because units and accounts show it.
 */
export function chargeLines(
  report: Report,
  metric: Metric,
  view: LinesView,
  split: Split = report.query.by,
): ChargeLine[] {
  const { amounts } = metricSpend(report.total, metric);
  const change = report.comparison === undefined ? null : metricChange(report.comparison.total, metric);
  const parts = partLines(report, metric, view, split);
  if (split !== 'charge-type') {
    const { all } = splitNames(split, view.language);
    return [...foldedLines(report, parts, view), { label: all, kind: 'sum', amounts, change }];
  }
  const { charges } = wordsIn(view.language).shared;
  const isMoneyBack = (type: string) => chargeTypeFacts(type as ChargeType).isMoneyBack;
  return [
    ...parts.filter(({ key }) => !isMoneyBack(key)).map(({ line }) => line),
    ...grossLines(report, metric, charges),
    ...parts.filter(({ key }) => isMoneyBack(key)).map(({ line }) => line),
    { label: charges.net, kind: 'sum', amounts, change },
  ];
}

interface Part {
  readonly key: string;
  readonly line: ChargeLine;
}

function partLines(report: Report, metric: Metric, { language }: LinesView, split: Split): Part[] {
  const spend = partsBySplit(metricSpend(report.total, metric), split);
  const { comparison, periods } = report;
  const changes =
    comparison === undefined
      ? null
      : partsBySplit<BeforeAndAfter>(metricChange(comparison.total, metric), split);
  const keys = new Set([...partKeys(report, [metric], split), ...(changes?.keys() ?? [])]);
  const ordered = split === 'charge-type' ? CHARGE_TYPES.filter((type) => keys.has(type)) : [...keys].sort();
  return ordered.map((key) => ({
    key,
    line: {
      label: partName(split, key, language),
      kind: 'part',
      amounts: spend.get(key) ?? periods.map(() => '0'),
      change: changes === null ? null : sumOfChanges([changes.get(key) ?? { before: '0', after: '0' }]),
    },
  }));
}

function grossLines(report: Report, metric: Metric, words: SharedWords['charges']): ChargeLine[] {
  const { gross } = metricSpend(report.total, metric);
  if (gross === undefined) return [];
  const { comparison } = report;
  const compared = comparison === undefined ? undefined : metricChange(comparison.total, metric).gross;
  const change = compared === undefined ? null : sumOfChanges([compared]);
  return [{ label: words.gross, kind: 'sum', amounts: gross, change }];
}

/** Lines in the order of the view, as many as it wants, and one with the sum of the rest. */
function foldedLines(report: Report, parts: readonly Part[], view: LinesView): ChargeLine[] {
  const ordered = inOrder(
    parts,
    ({ key, line: { label, amounts, change } }) => ({
      id: key,
      name: label,
      spend: rankedAmount(report, amounts, change),
      change: change?.change ?? null,
    }),
    view,
  );
  const { shown, rest } = foldedAfter(ordered, view.top);
  const lines = shown.map(({ line }) => line);
  if (rest.length === 0) return lines;
  const changes = rest.flatMap(({ line: { change } }) => (change === null ? [] : [change]));
  const amounts = report.periods.map((_, at) =>
    sumOfAmounts(rest.map(({ line }) => amountAt(line.amounts, at))),
  );
  return [
    ...lines,
    {
      label: wordsIn(view.language).shared.tree.more(rest.length),
      kind: 'rest',
      amounts,
      change: changes.length === 0 ? null : sumOfChanges(changes),
    },
  ];
}
