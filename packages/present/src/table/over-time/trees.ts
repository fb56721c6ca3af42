import { LISTED_IN_TABLE } from '@ou-cost/contract/options';
import { type Metric, pathText, type Report, type Spend, sumOfAmounts } from '@ou-cost/spend';
import { compareDecimals, exactDecimal, sumOfChanges } from '@ou-cost/spend/money';
import { escapeControlCharacters } from '../../shared/escape-control-characters.ts';
import { metricSpend } from '../../shared/spend-lookup.ts';
import { wordsIn } from '../../words/index.ts';
import type { Drawing } from '../drawing.ts';
import { NO_FIGURES, type RowFigures } from '../figures/row-figures.ts';
import type { Section } from '../layout/section.ts';
import { tableRow } from '../layout/table.ts';
import { sideColumns } from './sides.ts';

type Sides = NonNullable<RowFigures['sides']>;

/** One row for each unit whose own accounts spent something else on today's tree. */
interface Differing {
  readonly name: string;
  readonly above: string;
  /** Before: as it was; after: on today's tree. */
  readonly sides: Sides;
}

/** Where the two trees of a report differ: units by their own accounts, and what is in no unit today. */
export function treesSection(drawing: Drawing): Section[] {
  const { report, metric, view } = drawing;
  if (report.otherTree === undefined) return [];
  const { shared, overTime } = wordsIn(view.language);
  const words = overTime.trees;
  const differing = differingUnits(report, metric, drawing);
  if (differing.length === 0) return [{ title: words.title, above: [words.none], table: null, below: [] }];
  const limit = view.top ?? LISTED_IN_TABLE.unitsOfShort;
  const shown = differing.length > limit + 1 ? differing.slice(0, limit) : differing;
  const rest = differing.slice(shown.length);
  const rows = shown.map(({ name, above, sides }) =>
    tableRow(
      'part',
      escapeControlCharacters(name),
      { ...NO_FIGURES, sides },
      { aside: escapeControlCharacters(above === '' ? '' : shared.aside(above)) },
    ),
  );
  const more =
    rest.length === 0
      ? []
      : [
          tableRow('part', shared.tree.more(rest.length), {
            ...NO_FIGURES,
            sides: sumOfChanges(rest.map(({ sides }) => sides)),
          }),
        ];
  const heads = { before: words.asWas, after: words.asIs, change: words.moved };
  const table = { head: shared.tree.unit, columns: sideColumns(drawing, heads), rows: [...rows, ...more] };
  return [{ title: words.title, above: [words.explained], table, below: [] }];
}

/** The largest difference first. */
function differingUnits(report: Report, metric: Metric, { view }: Drawing): Differing[] {
  const { otherTree, organizationalUnits, unattributed } = report;
  if (otherTree === undefined) return [];
  const others = new Map(otherTree.organizationalUnits.map((unit) => [unit.id, unit.direct]));
  const units = organizationalUnits.map(({ id, name, path, direct }): Differing => {
    const above = path.slice(0, -1);
    return {
      name,
      above: above.length < 2 ? '' : pathText(above),
      sides: sidesOfSpend(direct, others.get(id) ?? {}, metric),
    };
  });
  const outside: Differing = {
    name: wordsIn(view.language).overTime.trees.noUnit,
    above: '',
    sides: sidesOfSpend(unattributed.total, otherTree.unattributed.total, metric),
  };
  return [...units, outside]
    .filter(({ sides }) => sides.change !== '0')
    .toSorted((a, b) => compareDecimals(size(b), size(a)));
}

function sidesOfSpend(asWas: Spend, asIs: Spend, metric: Metric): Sides {
  const total = (spend: Spend) => sumOfAmounts(metricSpend(spend, metric).amounts);
  return sumOfChanges([{ before: total(asWas), after: total(asIs) }]);
}

function size({ sides }: Differing) {
  return exactDecimal(sides.change.replace('-', ''));
}
