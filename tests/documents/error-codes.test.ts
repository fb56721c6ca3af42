import { join } from 'node:path';
import { EXIT_CODE_OF, exitCodeOf } from '@ou-cost/contract/exit-codes';
import { ERROR_CODES, type ErrorCode } from '@ou-cost/spend';
import { expect, it } from 'vitest';
import { CODES_OF_NAMES } from '../../packages/aws/src/failure/error-names.ts';
import { CODES_OF_START_FAILURES } from '../../packages/aws/src/lambda/start-failure.ts';
import { REPOSITORY } from '../support/files/repository.ts';

const FAULTS = {
  caller: 'whoever asked',
  environment: 'whoever runs the accounts, or AWS',
  defect: 'this project',
} as const;

/** The errors of AWS by their codes. The names that AWS spells in two ways stand without `Exception`. */
function namesByCode(): string[] {
  const names = [...CODES_OF_NAMES, ...CODES_OF_START_FAILURES];
  return [...Map.groupBy(names, ([, code]) => code)].map(
    ([code, rows]) =>
      `| ${rows.map(([name]) => `\`${name}\``).join(', ')} | \`${code}\` | ${exitCodeOf(code)} |`,
  );
}

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
    '## Errors of AWS',
    '',
    'What AWS answers becomes one of these codes by the name of the error, whose ending `Exception` does not matter.',
    '',
    '| name | code | exit code |',
    '|---|---|---|',
    ...namesByCode(),
    '',
    'An error of any other name is `AccessRefused` (4) where the answer has the status 403, `Throttled` (6) with 429, and',
    '`Unavailable` (6) with 500 or more. With any other status it is `UnknownError` (1), whatever it is called. An answer that is',
    'neither an error nor what the call documents is `MalformedAnswer` (5); no answer, or a certificate that is not trusted, is',
    "`Unavailable` (6), and so is a web page, a redirection, or a refusal without AWS's error code and request id, in the place of",
    'an answer. A proxy that cannot be reached, or cannot reach AWS, is `Unavailable` (6) as well; one that refuses is',
    '`AccessRefused` (4).',
    '',
  ].join('\n');
}

it('the page of error codes is the table of error codes', async () => {
  await expect(page()).toMatchFileSnapshot(join(REPOSITORY, 'docs', 'error-codes.md'));
});
