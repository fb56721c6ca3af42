import { escapeControlCharacters } from '../shared/escape-control-characters.ts';

const ENTITIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  }),
);

/** Text from elsewhere escaped for HTML, in content and in quoted attributes. */
export function htmlText(text: string): string {
  return escapeControlCharacters(text).replace(/[&<>"']/g, (character) => ENTITIES.get(character) ?? '');
}

/** A name in a `bdi` element, so that a name written from right to left does not reorder the text around it. */
export function htmlName(name: string): string {
  return `<bdi>${htmlText(name)}</bdi>`;
}
