import { join } from 'node:path';
import { EXIT_CODE_OF } from '@ou-cost/contract/exit-codes';
import { ERROR_CODES, type ErrorCode } from '@ou-cost/spend';
import { expect, it } from 'vitest';
import { REPOSITORY } from '../support/files/repository.ts';

const FAULTS = {
  caller: 'whoever asked',
  environment: 'whoever runs the accounts, or AWS',
  defect: 'this project',
} as const;

function page(): string {
  const rows = Object.entries(ERROR_CODES).map(
    ([code, { fault, meaning }]) =>
      `| \`${code}\` | ${meaning} | ${FAULTS[fault]} | ${EXIT_CODE_OF[code as ErrorCode]} |`,
  );
  return [
    '# Error codes',
    '',
    'Made from `ERROR_CODES` in the package spend and `EXIT_CODE_OF` in the package contract;\n`npx vitest run tests/documents -u` rewrites it.',
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
