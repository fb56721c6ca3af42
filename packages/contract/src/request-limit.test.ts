import { describe, expect, it } from 'vitest';
import { requestLimit } from './request-limit.ts';

describe('the number of paid requests of a run', () => {
  it.each([
    [null, 1000, 1000],
    [1, 1000, 1],
    [1000, 1000, 1000],
    [null, 1, 1],
  ])('is %j of %i allowed: %i', (asked, allowed, limit) => {
    expect(requestLimit(asked, allowed)).toBe(limit);
  });

  it('is never more than the deployment allows', () => {
    expect(() => requestLimit(1001, 1000)).toThrow(
      expect.objectContaining({
        code: 'InvalidRequest',
        message: expect.stringMatching(
          /'maxCostExplorerRequests' \(1001\) is more than the 1000 .* raise 'report\.maxCostExplorerRequests'/,
        ),
      }),
    );
  });
});
