import { join } from 'node:path';
import { ERROR_CODES, type ErrorCode } from '@ou-cost/spend';
import { expect, it } from 'vitest';
import { EXIT_CODES } from '../../packages/cli/src/ending/exit-codes.ts';
import { REPOSITORY } from '../support/sandbox/processes.ts';

const FAULTS = {
  caller: 'whoever asked',
  environment: 'whoever runs the accounts, or AWS',
  defect: 'this project',
} as const;

function page(): string {
  const rows = Object.entries(ERROR_CODES).map(
    ([code, { fault, meaning }]) =>
      `| \`${code}\` | ${meaning} | ${FAULTS[fault]} | ${EXIT_CODES[code as ErrorCode]} |`,
  );
  return [
    '# Error codes',
    '',
    'Made from the table in `packages/spend/src/error-codes.ts`; `npx vitest run tests/documents -u` writes it anew.',
    'A failed invocation has the code as its `errorType`; the command line ends with the exit code.',
    '',
    '| code | means | whose move it is | exit code |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

it('the page of error codes is the table of error codes', async () => {
  await expect(page()).toMatchFileSnapshot(join(REPOSITORY, 'docs', 'error-codes.md'));
});
