import { expect, it } from 'vitest';
import { assertFits } from './query.ts';

it('a query that is too long for Athena is refused with what makes it long, in bytes', () => {
  assertFits('x'.repeat(262_144));
  for (const sql of ['x'.repeat(262_145), 'é'.repeat(131_073)]) {
    expect(() => assertFits(sql)).toThrow(
      expect.objectContaining({
        code: 'InvalidRequest',
        message: expect.stringMatching(/26214\d bytes .* fewer months or metrics, or without days/),
      }),
    );
  }
});
