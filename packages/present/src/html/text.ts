import { escapeControlCharacters } from '../shared/escape-control-characters.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text from elsewhere as text of a page, in content and in quoted attributes alike. */
export function htmlText(text: string): string {
  return escapeControlCharacters(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** A name on a page: isolated, so that one written from right to left leaves its surroundings in order. */
export function htmlName(name: string): string {
  return `<bdi>${htmlText(name)}</bdi>`;
}
