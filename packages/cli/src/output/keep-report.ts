import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PLAIN_VIEW, rendered } from '@ou-cost/present';
import { type ErrorCode, OuCostError, type Report } from '@ou-cost/spend';

/** The failures that say nothing against the report itself. */
const OF_OUTPUTS: ReadonlySet<ErrorCode> = new Set(['OutputNotWritten', 'AnswerTooLarge']);

/**
 * The failure of an output, with the place of the report: it was paid for, so it is kept as JSON in a temporary folder
 * that only its owner can read. Where that fails too, the failure stays as it was.
 */
export async function keepReport(report: Report, failure: unknown): Promise<unknown> {
  if (!(failure instanceof OuCostError) || !OF_OUTPUTS.has(failure.code)) return failure;
  const content = await rendered('json', report, PLAIN_VIEW);
  try {
    const file = path.join(await mkdtemp(path.join(tmpdir(), 'ou-cost-')), `${report.runId}.json`);
    await writeFile(file, content, { mode: 0o600 });
    return new OuCostError(failure.code, `${failure.message}; the report is kept as JSON in '${file}'`, {
      cause: failure,
    });
  } catch {
    return failure;
  }
}
