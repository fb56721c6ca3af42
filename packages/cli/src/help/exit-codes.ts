import { EXIT_CODES, type ExitCode } from '@ou-cost/contract/exit-codes';
import { Help } from 'commander';

const WIDTH = 75;

/** One indented paragraph for each exit code. */
export function exitCodeList(meanings: Readonly<Partial<Record<ExitCode, string>>>): string {
  return Object.entries(meanings)
    .map(([code, meaning]) => `  ${code}  ${new Help().boxWrap(meaning, WIDTH).replaceAll('\n', '\n     ')}`)
    .join('\n');
}

const MEANINGS = Object.fromEntries(
  Object.entries(EXIT_CODES).map(([code, row]) => [
    code,
    'detail' in row ? `${row.meaning}; ${row.detail}` : row.meaning,
  ]),
);

/** How `run`, `report` and `ous` end. */
export const EXIT_CODE_TEXT = `
Exit codes:
${exitCodeList(MEANINGS)}
A result that is incomplete is never printed as a report.`;
