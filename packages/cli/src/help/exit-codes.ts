import { EXIT_CODES, type ExitCode } from '@ou-cost/contract/exit-codes';
import { definitionList } from './definition-list.ts';

/** How a command ends, where the general meanings would say too little of it. */
export function exitCodeList(meanings: Readonly<Partial<Record<ExitCode, string>>>): string {
  return definitionList(Object.entries(meanings));
}

const MEANINGS = Object.entries(EXIT_CODES).map(([code, row]): [string, string] => [
  code,
  'detail' in row ? `${row.meaning}; ${row.detail}` : row.meaning,
]);

/** How `run`, `report` and `ous` end. */
export const EXIT_CODE_TEXT = `
Exit codes:
${definitionList(MEANINGS)}
A result that is incomplete is never printed as a report.`;
