import { escapeControlCharacters } from '../shared/escape-control-characters.ts';

/**
 * Every character that has a meaning inside a line or a table cell of Markdown, GitHub's in particular. A colon has
 * one where it may begin the address of a link or the name of an emoji.
 */
const ACTIVE = /[\\`*_[\]<>|~#&!@$^]|:(?=[/\\a-z+_-])/g;

/** Text from elsewhere escaped for a line of Markdown: it makes no markup, HTML, link, mention or table cell. */
export function markdownText(text: string): string {
  return escapeControlCharacters(text)
    .replace(ACTIVE, '\\$&')
    .replace(/(www)\./gi, '$1\\.');
}
