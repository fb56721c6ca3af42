import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { unpacked } from './unpacked.ts';

const base64 = (content: string | Uint8Array) => Buffer.from(content).toString('base64');

describe('what earlier runs left, on its way to the function', () => {
  it('arrives as it was sent', () => {
    const value = { histories: [{ name: '決済' }], ledgers: [] };
    expect(unpacked(base64(gzipSync(JSON.stringify(value))))).toEqual(value);
  });

  it.each([
    ['', 'is not in base64'],
    ['not base64!', 'is not in base64'],
    [base64('{}'), 'is not gzip'],
    [base64(gzipSync('{}').subarray(0, 12)), 'is not gzip'],
    [base64(gzipSync('{')), 'is not JSON'],
    [base64(gzipSync(Uint8Array.of(0x22, 0xff, 0x22))), 'is not JSON'],
  ])('%j is refused: it %s', (text, why) => {
    expect(() => unpacked(text)).toThrow(why);
  });

  it('is refused where it grows too large, before it has grown', () => {
    const bomb = base64(gzipSync('0'.repeat(5_000_000)));
    expect(bomb.length).toBeLessThan(10_000);
    expect(() => unpacked(bomb, 1_000_000)).toThrow(
      "'earlier' has more than 1000000 bytes when it is unpacked",
    );
  });
});
