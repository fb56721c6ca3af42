import { OuCostError } from '@ou-cost/spend';
import { type ArchiveIndex, decodeArchiveIndex } from './summary.ts';

const OPENING = '<script type="application/json" id="archive">';
const CLOSING = '</script>';

/** The data of an index as an element of its page, which no text in it can end. */
export function archiveIndexElement(index: ArchiveIndex): string {
  const json = JSON.stringify(index).replaceAll(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${OPENING}${json}${CLOSING}`;
}

/**
 * The data in the page of an index; null where it is broken. Fails with OutputNotWritten where the page is none of an
 * archive. @param name how messages name the page
 */
export function archiveIndexIn(page: string, name: string): ArchiveIndex | null {
  const begin = page.indexOf(OPENING);
  const end = page.indexOf(CLOSING, begin);
  if (begin < 0) {
    throw new OuCostError(
      'OutputNotWritten',
      `${name} is a page that ou-cost did not write; move it elsewhere`,
    );
  }
  try {
    return decodeArchiveIndex(page.slice(begin + OPENING.length, end < 0 ? undefined : end), name);
  } catch (failure) {
    if (failure instanceof OuCostError) return null;
    throw failure;
  }
}
