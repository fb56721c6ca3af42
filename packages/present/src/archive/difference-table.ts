import {
  type BeforeAndAfter,
  CHARGE_TYPES,
  type Change,
  type Metric,
  pathText,
  type ReportDifference,
} from '@ou-cost/spend';
import { exactDecimal, isZero, sumOfChanges } from '@ou-cost/spend/money';
import { escapeControlCharacters } from '../shared/escape-control-characters.ts';
import { exactAmount, type FigureFormat, figureFormat } from '../shared/figure-format.ts';
import { rangeLabel } from '../shared/period-label.ts';
import type { Terminal } from '../shared/terminal.ts';
import { drawGrid, type GridRow } from '../table/grid.ts';
import { wrapped } from '../table/wrap.ts';
import { wordsIn } from '../words/index.ts';

/** What changed between two archived reports, for a terminal or a log; differences stand at full precision. */
export function archiveDifferenceTable(difference: ReportDifference, terminal: Terminal): string {
  const { columns, colors } = terminal;
  const { before, after, periods, currency, total } = difference;
  const say = (text: string) => wrapped(escapeControlCharacters(text), columns);
  const [first, last] = [periods[0], periods.at(-1)];
  const days = first && last ? rangeLabel({ start: first.start, end: last.end }, 'en') : '';
  const metrics = Object.keys(total) as Metric[];
  const tables = metrics.flatMap((metric) => ['', ...metricLines(difference, metric, terminal)]);
  const lines = [
    ...say(`What changed in ${days} (UTC), in ${currency}`).map(colors.bold),
    ...say(`from ${before.runId}, made at ${before.generatedAt},`),
    ...say(`to ${after.runId}, made at ${after.generatedAt}`),
    ...tables,
  ];
  return `${lines.join('\n')}\n`;
}

function metricLines(difference: ReportDifference, metric: Metric, { columns, colors }: Terminal): string[] {
  const format = figureFormat(difference.currency);
  const { total, accounts } = difference;
  const sides = total[metric];
  const name = colors.bold(wordsIn('en').shared.metrics[metric]);
  if (sides === undefined) return [];
  if (accounts.length === 0 && isSame(sides)) {
    return [name, `Nothing changed: ${format.amount(sides.after)} in both.`];
  }
  const header: GridRow = { cells: ['', 'before', 'after', 'change', 'percent'], paint: colors.dim };
  const sections = sectionsOf(difference, metric).filter(({ rows }) => rows.length > 0);
  const rows = sections.flatMap(({ title, rows: drawn }): GridRow[] => [
    { cells: [title], paint: colors.dim },
    ...drawn.map(([label, change]) => gridRow(`  ${label}`, change, format)),
  ]);
  return [name, ...drawGrid([header, ...rows, gridRow('Total', sides, format)], columns)];
}

interface Section {
  readonly title: string;
  readonly rows: readonly (readonly [label: string, sides: BeforeAndAfter])[];
}

function sectionsOf(
  { total, organizationalUnits, unattributed, notAttributedBySource, accounts }: ReportDifference,
  metric: Metric,
): Section[] {
  const none = { before: '0', after: '0' };
  const sidesOf = (change: Change | undefined): BeforeAndAfter => change?.[metric] ?? none;
  const parts = new Map(Object.entries(total[metric]?.byChargeType ?? {}));
  const outside: [string, BeforeAndAfter][] = [
    ['In no unit', sidesOf(unattributed)],
    ['In no account', sidesOf(notAttributedBySource)],
  ];
  return [
    {
      title: 'By charge type',
      rows: CHARGE_TYPES.map(
        (type) => [wordsIn('en').shared.chargeTypes[type], parts.get(type) ?? none] as const,
      ).filter(([, sides]) => !isSame(sides)),
    },
    {
      title: 'By organizational unit, with those below it',
      rows: [
        ...organizationalUnits.map((unit) => [pathText(unit.path), sidesOf(unit.total)] as const),
        ...outside.filter(([, sides]) => !isSame(sides)),
      ],
    },
    {
      title: 'By account',
      rows: accounts.map(
        ({ id, name, change }) => [name === id ? id : `${name} (${id})`, sidesOf(change)] as const,
      ),
    },
  ];
}

function isSame({ before, after }: BeforeAndAfter): boolean {
  return isZero(exactDecimal(sumOfChanges([{ before, after }]).change));
}

function gridRow(label: string, { before, after }: BeforeAndAfter, format: FigureFormat): GridRow {
  const { change, percent } = sumOfChanges([{ before, after }]);
  const figures = [format.amount(before), format.amount(after), exactAmount(change), format.percent(percent)];
  return { cells: [escapeControlCharacters(label), ...figures] };
}
