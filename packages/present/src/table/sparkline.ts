const HEIGHTS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/** The most signs in a line; of more amounts, neighbours share one. */
export const LONGEST_LINE = 31;

/**
 * Amounts as a line of small bars that begin at zero; the largest is the highest. `·` is nothing, `-` is less than
 * nothing. Of more than 31 amounts, each sign is the mean of as many neighbours as needed.
 */
export function sparkline(amounts: readonly string[]): string {
  const values = means(amounts.map(Number), Math.ceil(amounts.length / LONGEST_LINE));
  const highest = Math.max(0, ...values);
  return values.map((value) => signOf(value, highest)).join('');
}

function signOf(value: number, highest: number): string {
  if (value < 0) return '-';
  if (value === 0) return '·';
  return HEIGHTS[Math.max(1, Math.round((value / highest) * HEIGHTS.length)) - 1] ?? '█';
}

function means(values: readonly number[], size: number): number[] {
  if (size <= 1) return [...values];
  return Array.from({ length: Math.ceil(values.length / size) }, (_, at) => {
    const some = values.slice(at * size, (at + 1) * size);
    return some.reduce((sum, value) => sum + value, 0) / some.length;
  });
}
