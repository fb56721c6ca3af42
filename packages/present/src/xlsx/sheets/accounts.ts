import type { Language } from '@ou-cost/contract/options';
import { pathText, type Report } from '@ou-cost/spend';
import { staysOf } from '../../over-time/stays.ts';
import { stayRemark } from '../../over-time/time-hints.ts';
import { wordsIn } from '../../words/index.ts';
import { headerCell, textCell } from '../cells.ts';
import { amountColumns, changeColumns, totalAmounts } from '../columns.ts';
import { tableSheet, type XlsxRow, type XlsxSheet } from '../sheet.ts';

/** A row per account and unit in which it stood, those that have left last; what changed stands beside what was spent. */
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
  const stays = report.accounts.flatMap((account) => staysOf(account).map((stay) => ({ account, stay })));
  const rows = stays.map(({ account, stay }): XlsxRow => {
    const { id, name, state } = account;
    const { unitId: unit, spend } = stay;
    const change = stay.days === null ? changes.get(id) : stay.change;
    const remark = stayRemark(account, stay, report, language);
    return {
      cells: [
        textCell(id),
        textCell(remark === '' ? name : `${name}${shared.aside(remark)}`),
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
