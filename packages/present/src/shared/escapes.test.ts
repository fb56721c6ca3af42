import { describe, expect, test } from 'vitest';
import { htmlText } from '../html/text.ts';
import { messageFor } from '../message/render.ts';
import { exampleReport } from '../testing/example-report.ts';
import { escapeControlCharacters } from './escape-control-characters.ts';
import { PLAIN_VIEW } from './view.ts';

const NO_PAGE = { file: null, link: null };

describe('a character that acts instead of being shown', () => {
  test.each([
    ['\n', '\\n'],
    ['\r', '\\r'],
    ['\t', '\\t'],
    ['\u0000', '\\u{0}'],
    ['\u001b', '\\u{1b}'],
    ['\u007f', '\\u{7f}'],
    ['\u009b', '\\u{9b}'],
    ['\u00ad', '\\u{ad}'],
    ['\u200b', '\\u{200b}'],
    ['\u202e', '\\u{202e}'],
    ['\u2028', '\\u{2028}'],
    ['\u2029', '\\u{2029}'],
    ['\ufeff', '\\u{feff}'],
    ['\ud800', '\\u{d800}'],
    ['\u{e0041}', '\\u{e0041}'],
    // Joiners of scripts and of emoji are shown.
    ['\u200c', '\u200c'],
    ['\u200d', '\u200d'],
    ['é本👩‍👧', 'é本👩‍👧'],
  ])('%j is written %j', (character, written) => {
    expect(escapeControlCharacters(`a${character}b`)).toBe(`a${written}b`);
  });
});

describe('a character that means something in HTML', () => {
  test.each([
    ['&', '&amp;'],
    ['<', '&lt;'],
    ['>', '&gt;'],
    ['"', '&quot;'],
    ["'", '&#39;'],
    ['`', '`'],
  ])('%s is written %s', (character, written) => {
    expect(htmlText(`a${character}b`)).toBe(`a${written}b`);
  });
});

describe('a character that means something to Slack', () => {
  test.each([
    ['&', '&amp;'],
    ['<', '&lt;'],
    ['>', '&gt;'],
    // It would end the fence in which names stand.
    ['`', 'ˋ'],
    ['*', '*'],
  ])('%s is written %s', (character, written) => {
    const message = messageFor('slack', exampleReport({ name: `a${character}b` }), NO_PAGE, PLAIN_VIEW);
    expect(message).toContain(`a${written}b`);
  });
});
