import { escapeControlCharacters } from '../../shared/escape-control-characters.ts';

const ENTITIES: ReadonlyMap<string, string> = new Map(
  Object.entries({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }),
);

/** Text for an element or an attribute of a part that we write ourselves. */
export function xmlText(text: string): string {
  return escapeControlCharacters(text).replace(/[&<>"]/g, (character) => ENTITIES.get(character) ?? '');
}

/** What `fill` makes, right behind the first place where `mark` ends; the mark is there in every file of the writer. */
export function insertedAfter(xml: string, mark: string, inserted: string): string {
  const at = xml.indexOf(mark) + mark.length;
  return `${xml.slice(0, at)}${inserted}${xml.slice(at)}`;
}
