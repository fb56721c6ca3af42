import type { BillingPeriod, Charge } from '../charge.ts';
import { curLine } from '../cur-lines.ts';
import { focusLines } from '../focus-lines.ts';
import type { Column, ExportedLine, ExportTable } from '../table/column.ts';
import { CUR_COLUMNS } from '../table/cur-columns.ts';
import { FOCUS_1_0_COLUMNS, FOCUS_1_2_COLUMNS } from '../table/focus-columns.ts';

/** A table's columns, and its lines for a charge. */
export interface TableForm {
  readonly columns: readonly Column[];
  linesOf(charge: Charge, period: BillingPeriod): readonly ExportedLine[];
}

export const TABLES: Readonly<Record<ExportTable, TableForm>> = {
  FOCUS_1_2_AWS: { columns: FOCUS_1_2_COLUMNS, linesOf: focusLines },
  FOCUS_1_0_AWS: { columns: FOCUS_1_0_COLUMNS, linesOf: focusLines },
  COST_AND_USAGE_REPORT: {
    columns: CUR_COLUMNS,
    linesOf: (charge, period) => [curLine(charge, period)],
  },
};
