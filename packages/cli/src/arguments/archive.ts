import type { OptionsOf } from '@ou-cost/contract/options';
import { OuCostError } from '@ou-cost/spend';

const HOW = 'add --archive with a folder, or s3://bucket/prefix';

type KeepingOptions = Pick<OptionsOf<'run' | 'report'>, 'archive' | 'tree' | 'reuseSettled' | 'checkReused'>;

/** Fails with InvalidUsage where months that are reused are to be checked, and none is reused. */
export function assertReused({ reuseSettled, checkReused }: KeepingOptions): void {
  if (checkReused !== true || reuseSettled === true) return;
  throw invalid('--check-reused checks months that are reused, and none is; add --reuse-settled, or omit it');
}

/**
 * Fails with InvalidUsage where a report that is made in this process needs an archive, and none is named. The function may
 * have one of its own, and says so itself where it has none.
 */
export function assertArchiveFor({ archive, tree, reuseSettled }: KeepingOptions): void {
  if (archive !== undefined) return;
  if (tree === 'as-was') {
    throw invalid(`--tree as-was needs an archive, in which runs keep what the organization was: ${HOW}`);
  }
  if (reuseSettled === true) {
    throw invalid(`--reuse-settled takes months from an archive, and none is named: ${HOW}`);
  }
}

/** The archive of a command that is about one. Fails with InvalidUsage where none is named. */
export function namedArchive({ archive }: { readonly archive?: string }): string {
  if (archive !== undefined) return archive;
  throw invalid(`no archive is named: ${HOW}`);
}

function invalid(message: string): OuCostError {
  return new OuCostError('InvalidUsage', message);
}
