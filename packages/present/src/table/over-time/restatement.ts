import { LISTED_IN_TABLE } from '@ou-cost/contract/options';
import { CHARGE_TYPES, type MetricChange, pathText } from '@ou-cost/spend';
import { compareDecimals, exactDecimal, sumOfChanges } from '@ou-cost/spend/money';
import { escapeControlCharacters } from '../../shared/escape-control-characters.ts';
import { periodLabel, periodList } from '../../shared/period-label.ts';
import { metricChange } from '../../shared/spend-lookup.ts';
import { wordsIn } from '../../words/index.ts';
import type { Drawing } from '../drawing.ts';
import { NO_FIGURES } from '../figures/row-figures.ts';
import type { Section } from '../layout/section.ts';
import { type TableRow, tableRow } from '../layout/table.ts';
import { changeHead, sideColumns, sidesOf } from './sides.ts';

/** What the source has changed since the months were read before: units, accounts, charge types, and the total. */
export function restatementSection(drawing: Drawing): Section[] {
  const { report, view } = drawing;
  const { restatement } = report;
  if (restatement === undefined) return [];
  const { language } = view;
  const words = wordsIn(language).overTime.restated;
  const title = words.title(periodList(restatement.months, 'MONTHLY', language));
  const readBy = restatement.months.map(({ of, readAt, ...month }) =>
    escapeControlCharacters(words.readBy(periodLabel(month, 'MONTHLY', language), of, readAt)),
  );
  if (restatement.accounts.length === 0) {
    return [{ title, above: [...readBy, words.none], table: null, below: [] }];
  }
  const columns = sideColumns(drawing, { ...words, change: changeHead(drawing) });
  return [{ title, above: readBy, table: { head: '', columns, rows: rowsOf(drawing) }, below: [] }];
}

function rowsOf(drawing: Drawing): TableRow[] {
  const { report, metric, view } = drawing;
  const { restatement } = report;
  if (restatement === undefined) return [];
  const { shared, overTime } = wordsIn(view.language);
  const words = overTime.restated;
  const paths = new Map(report.organizationalUnits.map(({ id, name, path }) => [id, { name, path }]));
  const units = restatement.organizationalUnits.map(({ id, direct }): Named => {
    const unit = paths.get(id);
    const above = unit?.path.slice(0, -1) ?? [];
    const aside = above.length < 2 ? '' : shared.aside(pathText(above));
    return { name: unit?.name ?? id, aside, sides: metricChange(direct, metric) };
  });
  const outside: Named = {
    name: shared.tree.departed,
    aside: '',
    sides: metricChange(restatement.unattributed, metric),
  };
  const accounts = restatement.accounts.map(({ id, name, change }): Named => {
    return { name, aside: shared.aside(id), sides: metricChange(change, metric) };
  });
  return [
    ...group(words.units, [...units, outside], drawing),
    ...group(words.accounts, accounts, drawing),
    ...group(words.chargeTypes, chargeTypesOf(drawing), drawing),
    tableRow('total', shared.tree.total, sidesOf(restatement.total, metric), { isRuled: true }),
  ];
}

interface Named {
  readonly name: string;
  readonly aside: string;
  readonly sides: Pick<MetricChange, 'before' | 'after' | 'change' | 'percent'>;
}

function chargeTypesOf({ report, metric, view }: Drawing): Named[] {
  const { restatement } = report;
  const { byChargeType } = restatement === undefined ? {} : metricChange(restatement.total, metric);
  const { chargeTypes } = wordsIn(view.language).shared;
  return CHARGE_TYPES.flatMap((type) => {
    const sides = byChargeType?.[type];
    return sides === undefined ? [] : [{ name: chargeTypes[type], aside: '', sides: sumOfChanges([sides]) }];
  });
}

/** What changed, the largest change first; the rest as one row. */
function group(title: string, all: readonly Named[], { view }: Drawing): TableRow[] {
  const changed = all
    .filter(({ sides }) => sides.change !== '0')
    .toSorted((a, b) => compareDecimals(size(b), size(a)));
  if (changed.length === 0) return [];
  const limit = view.top ?? LISTED_IN_TABLE.movers;
  const shown = changed.length > limit + 1 ? changed.slice(0, limit) : changed;
  const rest = changed.slice(shown.length);
  const more: Named[] =
    rest.length === 0
      ? []
      : [
          {
            name: wordsIn(view.language).shared.tree.more(rest.length),
            aside: '',
            sides: sumOfChanges(rest.map(({ sides }) => sides)),
          },
        ];
  return [
    tableRow('title', title, NO_FIGURES),
    ...[...shown, ...more].map(({ name, aside, sides }) =>
      tableRow(
        'part',
        escapeControlCharacters(name),
        { ...NO_FIGURES, sides },
        { branch: '  ', aside: escapeControlCharacters(aside) },
      ),
    ),
  ];
}

function size({ sides }: Named) {
  return exactDecimal(sides.change.replace('-', ''));
}
