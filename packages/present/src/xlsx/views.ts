import type { Language } from '@ou-cost/contract/options';
import { lastUnitOf, partsBySplit, pathText, type Report, type Spend } from '@ou-cost/spend';
import { comparedRangeLabel } from '../shared/compared-range.ts';
import { isSelective } from '../shared/figure-rows.ts';
import { partKeys } from '../shared/part-keys.ts';
import { notAttributedTitle } from '../shared/source-words.ts';
import { metricSpend } from '../shared/spend-lookup.ts';
import { countCell, headerCell, textCell, type XlsxCell } from './cells.ts';
import { amountColumns, totalAmounts } from './columns.ts';
import type { XlsxRow, XlsxSheet } from './sheet.ts';

const header = (titles: readonly string[]): XlsxRow => ({ cells: titles.map(headerCell) });

/** What a report has outside of its tree, by name. */
function outsideOf(
  report: Report,
  language: Language,
): { readonly name: string; readonly accounts: number | null; readonly total: Spend }[] {
  const { unattributed, notAttributedBySource } = report;
  return [
    {
      name: 'No longer in the organization',
      accounts: unattributed.accountIds.length,
      total: unattributed.total,
    },
    { name: 'Total', accounts: report.accounts.length || null, total: report.total },
    ...(isSelective(report)
      ? [{ name: 'Left out by the selection', accounts: null, total: report.selection.leftOut }]
      : []),
    ...(notAttributedBySource === undefined
      ? []
      : [{ name: notAttributedTitle(report, language), accounts: null, total: notAttributedBySource }]),
  ];
}

/** The tree with direct and total, in an outline that folds as the tree does. */
export function unitsSheet(report: Report, language: Language): XlsxSheet {
  const columns = amountColumns(report, language);
  const hasGross = report.query.by === 'charge-type';
  const lists = (total: Spend, direct: Spend | null) =>
    columns.cells((metric) => {
      const { amounts, gross = null } = metricSpend(total, metric);
      return [
        direct === null ? null : metricSpend(direct, metric).amounts,
        amounts,
        ...(hasGross ? [gross] : []),
      ];
    });
  const amountTitles = columns.titles(['direct', 'total', ...(hasGross ? ['gross'] : [])]);
  return {
    name: 'Units',
    frozenColumns: 1,
    rows: [
      header(['Organizational unit', 'Path', 'OU id', 'Depth', 'Accounts', ...amountTitles]),
      ...report.organizationalUnits.map(
        (unit): XlsxRow => ({
          level: unit.depth,
          cells: [
            textCell(unit.name, { indent: unit.depth }),
            textCell(pathText(unit.path)),
            textCell(unit.id),
            countCell(unit.depth),
            countCell(unit.accountIds.length),
            ...lists(unit.total, unit.direct),
          ],
        }),
      ),
      ...outsideOf(report, language).map(({ name, accounts, total }): XlsxRow => {
        const count: XlsxCell = accounts === null ? null : countCell(accounts);
        return {
          cells: [textCell(name, { fontWeight: 'bold' }), null, null, null, count, ...lists(total, null)],
        };
      }),
    ],
  };
}

/** A row per account, those that have left last. */
export function accountsSheet(report: Report, language: Language): XlsxSheet {
  const columns = amountColumns(report, language);
  const units = new Map(report.organizationalUnits.map((unit) => [unit.id, pathText(unit.path)]));
  return {
    name: 'Accounts',
    frozenColumns: 2,
    rows: [
      header([
        'Account id',
        'Account',
        'State',
        'Organizational unit',
        'OU id',
        ...columns.titles(['total']),
      ]),
      ...report.accounts
        .map((account) => ({ ...account, organizationalUnitId: lastUnitOf(account) }))
        .map(({ id, name, state, organizationalUnitId, spend }) => ({
          cells: [
            textCell(id),
            textCell(name),
            textCell(state ?? ''),
            textCell(
              organizationalUnitId === null
                ? 'no longer in the organization'
                : (units.get(organizationalUnitId) ?? ''),
            ),
            textCell(organizationalUnitId ?? ''),
            ...columns.cells(totalAmounts(spend)),
          ],
        })),
    ],
  };
}

/** A row per unit and charge type or service that occurs there, and all of them for the total: made for pivot tables. */
export function partsSheet(report: Report, language: Language): XlsxSheet {
  const columns = amountColumns(report, language);
  const byService = report.query.by === 'service';
  const outside = report.unattributed.total;
  const zeros = report.periods.map(() => '0');
  const occurring = partKeys(report, report.query.metrics);
  const keysIn = (spend: Spend) =>
    occurring.filter((key) =>
      report.query.metrics.some((metric) =>
        partsBySplit(metricSpend(spend, metric), report.query.by).has(key),
      ),
    );
  const rowsOf = (keys: readonly string[], name: string, id: string, total: Spend, level = 0): XlsxRow[] => {
    return keys.map((key) => ({
      level,
      cells: [
        textCell(name),
        textCell(id),
        textCell(key),
        ...columns.cells((metric) => [
          partsBySplit(metricSpend(total, metric), report.query.by).get(key) ?? zeros,
        ]),
      ],
    }));
  };
  return {
    name: byService ? 'Services' : 'Charge types',
    frozenColumns: 3,
    rows: [
      header(['Path', 'OU id', byService ? 'Service' : 'Charge type', ...columns.titles([''])]),
      ...rowsOf(occurring, 'Total', '', report.total),
      ...rowsOf(keysIn(outside), 'No longer in the organization', '', outside),
      ...report.organizationalUnits.flatMap(({ path, id, total, depth }) =>
        rowsOf(keysIn(total), pathText(path), id, total, depth),
      ),
    ],
  };
}

/** Before, after and change of everything; null without a comparison. */
export function comparisonSheet(report: Report, language: Language): XlsxSheet | null {
  const { comparison } = report;
  if (comparison === undefined) return null;
  const { changeTitles, changeCells } = amountColumns(report, language);
  const units = new Map(report.organizationalUnits.map((unit) => [unit.id, unit]));
  const compared = textCell(comparedRangeLabel(report, language) ?? '');
  const texts = (...cells: string[]) => cells.map((text) => textCell(text));
  return {
    name: 'Comparison',
    frozenColumns: 3,
    rows: [
      header(['Of', 'Id', 'Name', 'Status', ...changeTitles, 'Compared with']),
      { cells: [...texts('total', '', 'Total', ''), ...changeCells(comparison.total), compared] },
      {
        cells: [
          ...texts('unattributed', '', 'No longer in the organization', ''),
          ...changeCells(comparison.unattributed),
          compared,
        ],
      },
      ...comparison.organizationalUnits.map(
        ({ id, total }): XlsxRow => ({
          cells: [
            ...texts('unit', id, pathText(units.get(id)?.path ?? []), ''),
            ...changeCells(total),
            compared,
          ],
        }),
      ),
      ...comparison.accounts.map(({ id, name, status, change }) => ({
        cells: [...texts('account', id, name, status), ...changeCells(change), compared],
      })),
    ],
  };
}
