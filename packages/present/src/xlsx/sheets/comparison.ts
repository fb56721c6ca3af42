import type { Language } from '@ou-cost/contract/options';
import { type Change, type Comparison, pathText, type Report } from '@ou-cost/spend';
import { wordsIn } from '../../words/index.ts';
import { headerCell, textCell } from '../cells.ts';
import { changeColumns } from '../columns.ts';
import { tableSheet, type XlsxRow, type XlsxSheet } from '../sheet.ts';

/** What a row of changes is about, as texts. */
interface Changed {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly change: Change;
}

/** Before, after and change of everything. */
export function comparisonSheet(report: Report, comparison: Comparison, language: Language): XlsxSheet {
  const { shared, workbook } = wordsIn(language);
  const { kinds } = workbook;
  const pathOf = paths(report);
  const rows: Changed[] = [
    { kind: kinds.total, id: '', name: shared.tree.total, status: '', change: comparison.total },
    {
      kind: kinds.departed,
      id: '',
      name: shared.tree.departed,
      status: '',
      change: comparison.unattributed,
    },
    ...comparison.organizationalUnits.flatMap(({ id, direct, total }) => [
      { kind: kinds.unit, id, name: pathOf(id), status: '', change: total },
      { kind: kinds.ownAccounts, id, name: pathOf(id), status: '', change: direct },
    ]),
    ...accountsIn(comparison.accounts, language),
  ];
  return changesSheet(workbook.sheets.comparison, rows, report, language);
}

/** What changed most by the first metric: units by their own accounts, accounts, and services where they were asked for. */
export function moversSheet(report: Report, { movers }: Comparison, language: Language): XlsxSheet {
  const { kinds, sheets } = wordsIn(language).workbook;
  const pathOf = paths(report);
  const rows: Changed[] = [
    ...movers.organizationalUnits.map(({ id, direct }) => ({
      kind: kinds.ownAccounts,
      id,
      name: pathOf(id),
      status: '',
      change: direct,
    })),
    ...accountsIn(movers.accounts, language),
    ...(movers.services ?? []).map(({ name, change }) => ({
      kind: kinds.service,
      id: '',
      name,
      status: '',
      change,
    })),
  ];
  return changesSheet(sheets.movers, rows, report, language);
}

function paths({ organizationalUnits }: Report): (id: string) => string {
  const units = new Map(organizationalUnits.map(({ id, path }) => [id, pathText(path)]));
  return (id) => units.get(id) ?? '';
}

function accountsIn(accounts: Comparison['accounts'], language: Language): Changed[] {
  const { shared, workbook } = wordsIn(language);
  return accounts.map(({ id, name, status, change }) => ({
    kind: workbook.kinds.account,
    id,
    name,
    status: shared.changeStatuses[status],
    change,
  }));
}

function changesSheet(
  name: string,
  changes: readonly Changed[],
  report: Report,
  language: Language,
): XlsxSheet {
  const { workbook } = wordsIn(language);
  const columns = changeColumns(report, language);
  const { of, id: idTitle, name: nameTitle, status: statusTitle } = workbook.columns;
  const titles = [...[of, idTitle, nameTitle, statusTitle].map(headerCell), ...columns.titles];
  const rows = changes.map(
    ({ kind, id, name: about, status, change }): XlsxRow => ({
      cells: [...[kind, id, about, status].map((text) => textCell(text)), ...columns.cells(change)],
    }),
  );
  return tableSheet(name, titles, rows, 3);
}
