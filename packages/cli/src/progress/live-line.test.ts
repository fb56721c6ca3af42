import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { withLiveLine } from './live-line.ts';

const ERASE = '\r\u001b[2K';

/** A terminal that records every write, and a clock that the test sets. */
function terminal(columns = 60) {
  const writes: string[] = [];
  let milliseconds = 0;
  return {
    writes,
    elapse: (seconds: number) => {
      milliseconds += seconds * 1000;
    },
    options: {
      stderr: {
        isTTY: true,
        columns,
        write: (text: string) => {
          writes.push(text);
          return Promise.resolve();
        },
      },
      now: () => new Date(milliseconds),
    },
  };
}

describe('the line on a terminal', () => {
  test('is redrawn while the work lasts and erased in the end', async () => {
    const { writes, elapse, options } = terminal();
    let pages = 0;
    const work = async () => {
      pages = 2;
      elapse(75);
      while (writes.length < 2) await sleep(10);
      return 'the report';
    };
    expect(await withLiveLine(() => `${pages} pages`, work, options)).toBe('the report');
    expect(writes[0]).toBe(`${ERASE}ou-cost: 0 pages · 0 s`);
    expect(writes[1]).toBe(`${ERASE}ou-cost: 2 pages · 1:15`);
    expect(writes.at(-1)).toBe(ERASE);
    const drawn = writes.length;
    await sleep(300);
    expect(writes).toHaveLength(drawn);
  });

  test('is erased before a failure is reported', async () => {
    const { writes, options } = terminal();
    const work = () => Promise.reject(new Error('refused'));
    await expect(withLiveLine(() => 'reading', work, options)).rejects.toThrow('refused');
    expect(writes.at(-1)).toBe(ERASE);
  });

  test('is cut to the width of the terminal, and its control characters are escaped', async () => {
    const { writes, options } = terminal(20);
    await withLiveLine(
      () => `assuming \u001b[31m${'東'.repeat(30)}`,
      () => Promise.resolve(),
      options,
    );
    expect(writes[0]).toBe(`${ERASE}ou-cost: assuming …`);
  });

  test('does not end the run when the terminal closes', async () => {
    const { options } = terminal();
    const gone = { ...options.stderr, write: () => Promise.reject(new Error('EIO')) };
    const work = () => Promise.resolve('the report');
    expect(await withLiveLine(() => 'reading', work, { ...options, stderr: gone })).toBe('the report');
  });
});
