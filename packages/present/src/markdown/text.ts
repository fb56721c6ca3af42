import { escapeControlCharacters } from '../shared/escape-control-characters.ts';

/**
 * Everything that Markdown, GitHub's in particular, gives a meaning inside a line or a table cell. A colon has
 * one where it may start a link's address or an emoji's name.
 */
const ACTIVE = /[\\`*_[\]<>|~#&!@$^]|:(?=[/a-z+_-])/g;

/** Text from elsewhere as plain words of a Markdown line: no markup, HTML, link, mention or table cell of its own. */
export function markdownText(text: string): string {
  return escapeControlCharacters(text)
    .replace(ACTIVE, '\\$&')
    .replace(/(www)\./gi, '$1\\.');
}
