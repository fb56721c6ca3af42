import { OuCostError, type Report } from '@ou-cost/spend';
import { expect, test } from 'vitest';
import { answerBytes, MAX_ANSWER_BYTES } from './answer-size.ts';

/** A report whose JSON has this many bytes; nothing else about it is a report. */
function reportOf(bytes: number, letter = 'x'): Report {
  const empty = JSON.stringify({ producer: '' }).length;
  const letters = (bytes - empty) / Buffer.byteLength(letter);
  return { producer: letter.repeat(letters) } as unknown as Report;
}

test('a report of the largest size that an invocation carries passes', () => {
  expect(answerBytes(reportOf(MAX_ANSWER_BYTES.whole), 'whole')).toBe(6_291_556);
});

test('a report of one byte more is refused, with the ways to ask for less', () => {
  const tooLarge = () => answerBytes(reportOf(MAX_ANSWER_BYTES.whole + 1), 'whole');
  expect(tooLarge).toThrow(OuCostError);
  expect(tooLarge).toThrow(expect.objectContaining({ code: 'AnswerTooLarge' }));
  expect(tooLarge).toThrow(/6291557 bytes.*detail 'ou'/);
});

test('bytes of UTF-8 are counted, not characters', () => {
  expect(answerBytes(reportOf(15 + 3 * 1000, '本'), 'whole')).toBe(3015);
  const half = Math.floor((MAX_ANSWER_BYTES.whole - 15) / 3) + 1;
  expect(() => answerBytes(reportOf(15 + 3 * half, '本'), 'whole')).toThrow(/bytes/);
});

test('a response stream carries 200 MB, and not a byte more', () => {
  const rows = Array.from({ length: 200 }, () => 'x'.repeat(1024 * 1024));
  const framing = JSON.stringify({ rows: rows.map(() => '') }).length;
  const [, ...others] = rows;
  const last = 'x'.repeat(1024 * 1024 - framing);
  expect(answerBytes({ rows: [...others, last] }, 'stream')).toBe(209_715_200);
  expect(() => answerBytes({ rows: [...others, `${last}x`] }, 'stream')).toThrow(
    /209715201 bytes and a response stream carries at most 209715200; ask with detail 'ou'/,
  );
});
