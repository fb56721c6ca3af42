import type { OptionsOf } from '@ou-cost/contract/options';
import { OuCostError } from '@ou-cost/spend';

const HOW = 'add --archive with a folder, or s3://bucket/prefix';

type KeepingOptions = Pick<OptionsOf<'run' | 'report'>, 'archive' | 'tree' | 'reuseSettled' | 'checkReused'>;

/** Fails with InvalidUsage where what is asked for needs an archive, or other options that are not there. */
export function assertArchiveFor({ archive, tree, reuseSettled, checkReused }: KeepingOptions): void {
  if (checkReused === true && reuseSettled !== true) {
    throw invalid(
      '--check-reused checks months that are reused, and none is; add --reuse-settled, or omit it',
    );
  }
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
