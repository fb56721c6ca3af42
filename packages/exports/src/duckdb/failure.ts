import { OuCostError } from '@ou-cost/spend';

const LONGEST_REASON = 300;

/** DuckDB's sentences about a line of a CSV. */
const CSV_FAULTS =
  /^(?:Invalid unicode|Expected Number of Columns|Value with unterminated quote|Maximum line size).*$/m;

/**
 * The first line of DuckDB's message, and for a CSV what is wrong and the file, which stand below, without characters that a terminal
 * obeys. The other lines quote the bill.
 */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [reason = ''] = message.split('\n');
  const file = /^\s*file\s*=\s*(.+)$/m.exec(message)?.[1];
  const why = CSV_FAULTS.exec(message)?.[0];
  return [reason, why, file === undefined ? undefined : `in the file ${file}`]
    .filter((part) => part !== undefined)
    .join(', ')
    .replace(/\p{Cc}/gu, ' ')
    .slice(0, LONGEST_REASON);
}

/** What a failure of DuckDB means. What the program itself asked wrongly is a defect. */
export function failureFrom(error: unknown): OuCostError {
  if (error instanceof OuCostError) return error;
  const reason = reasonOf(error);
  const failure = (code: ConstructorParameters<typeof OuCostError>[0], message: string) =>
    new OuCostError(code, message, { cause: error });
  if (/^out of memory|no space left on device/i.test(reason)) {
    return failure(
      'Incomplete',
      `DuckDB ran out of memory or of room on the disk: ${reason}; name a larger folder in TMPDIR, ask for fewer months, or, for an export in a bucket, use --engine athena`,
    );
  }
  if (/permission denied|not permitted/i.test(reason)) {
    return failure(
      'Incomplete',
      `a file of the export cannot be read: ${reason}; look at its permissions and links`,
    );
  }
  if (/^(binder|parser|catalog|internal|syntax) error/i.test(reason)) {
    return failure('Defect', `DuckDB refused a query: ${reason}`);
  }
  if (/^out of range error/i.test(reason)) {
    return failure(
      'MalformedAnswer',
      `the sum of costs has more digits than a decimal holds: ${reason}; deliver the export again`,
    );
  }
  if (/^io error: (no files found|cannot open)/i.test(reason)) {
    return failure('Incomplete', `a file of the export is gone: ${reason}; run again`);
  }
  return failure(
    'MalformedAnswer',
    `a file of the export cannot be read: ${reason}; deliver the export again`,
  );
}
