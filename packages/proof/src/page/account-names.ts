import { ARCHIVE_ACCOUNT, CALLER_ACCOUNT, SECOND_CALLER_ACCOUNT } from '../variants/list.ts';
import type { Variant } from '../variants/model.ts';

/** The text with names instead of account ids, which mean nothing to a reader. */
export function withAccountNames(text: string, { config }: Variant): string {
  const names: readonly (readonly [string | undefined, string])[] = [
    [config.payer.accountId, 'PAYER'],
    [config.function?.accountId, 'MEMBER'],
    [CALLER_ACCOUNT, 'A'],
    [SECOND_CALLER_ACCOUNT, 'SECOND'],
    [ARCHIVE_ACCOUNT, 'ARCHIVE'],
  ];
  return names.reduce((named, [id, name]) => (id === undefined ? named : named.replaceAll(id, name)), text);
}
