import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesOf, printable } from './printable.ts';

test('bytes are the same after they were a text that no quotation mark ends', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const text = printable(bytes);
      expect(text).toMatch(/^[ -~]*$/);
      expect(text).not.toMatch(/["'`\\]/);
      expect(bytesOf(text)).toEqual(bytes);
    }),
    { numRuns: 500 },
  );
});

test('the text is a quarter longer than the bytes at most', () => {
  const bytes = Uint8Array.from({ length: 10_000 }, (_, at) => (at * 7919) % 251);
  expect(printable(bytes).length).toBeLessThan(12_400);
});
