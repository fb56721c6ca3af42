import type { Language } from '@ou-cost/contract/options';
import { lastUnitOf, pathText, type Report } from '@ou-cost/spend';
import { wordsIn } from '../../words/index.ts';
import { headerCell, textCell } from '../cells.ts';
import { amountColumns, changeColumns, totalAmounts } from '../columns.ts';
import { tableSheet, type XlsxRow, type XlsxSheet } from '../sheet.ts';

/** A row per account with its unit, those that have left last; what changed stands beside what was spent. */
export function accountsSheet(report: Report, language: Language): XlsxSheet {
  const { shared, workbook } = wordsIn(language);
  const columns = amountColumns(report, language);
  const changed = changeColumns(report, language);
  const changes = new Map(report.comparison?.accounts.map(({ id, change }) => [id, change]));
  const units = new Map(report.organizationalUnits.map((unit) => [unit.id, pathText(unit.path)]));
  const { accountId, state: stateTitle, unitId } = workbook.columns;
  const titles = [
    ...[accountId, shared.tree.account, stateTitle, shared.tree.unit, unitId].map(headerCell),
    ...columns.titles([shared.columns.total]),
    ...changed.titles,
  ];
  const rows = report.accounts.map((account): XlsxRow => {
    const { id, name, state, spend } = account;
    const unit = lastUnitOf(account);
    const change = changes.get(id);
    return {
      cells: [
        textCell(id),
        textCell(name),
        textCell(state === null ? '' : shared.accountState(state)),
        textCell(unit === null ? shared.tree.noLonger : (units.get(unit) ?? '')),
        textCell(unit ?? ''),
        ...columns.cells(totalAmounts(spend)),
        ...(change === undefined ? [] : changed.cells(change)),
      ],
    };
  });
  return tableSheet(workbook.sheets.accounts, titles, rows, 2);
}
