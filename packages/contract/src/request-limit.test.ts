import { describe, expect, it } from 'vitest';
import { requestLimit, scanLimit } from './request-limit.ts';

describe('the number of paid requests of a run', () => {
  it.each([
    [null, 1000, 1000],
    [1, 1000, 1],
    [1000, 1000, 1000],
    [null, 1, 1],
  ])('is %j of %i allowed: %i', (asked, allowed, limit) => {
    expect(requestLimit(asked, allowed, null)).toBe(limit);
  });

  it.each([
    ['cdk', 'raise report.maxCostExplorerRequests in the configuration and deploy'],
    ['template', 'raise the parameter MaxCostExplorerRequests and update its stack'],
    ['terraform', "raise max_cost_explorer_requests of the Terraform module and run 'terraform apply'"],
  ] as const)('is raised where it is set, deployed through %s', (way, advice) => {
    expect(() => requestLimit(1001, 1000, way)).toThrow(`ask for fewer, or ${advice}`);
  });

  it('is never more than the deployment allows', () => {
    expect(() => requestLimit(1001, 1000, null)).toThrow(
      expect.objectContaining({
        code: 'InvalidRequest',
        message: expect.stringMatching(
          /'maxCostExplorerRequests' \(1001\) is more than the 1000 .* raise report\.maxCostExplorerRequests .*MaxCostExplorerRequests/,
        ),
      }),
    );
  });
});

describe('the gigabytes that a run may scan', () => {
  it.each([
    [null, 100, 100],
    [1, 100, 1],
    [100, 100, 100],
  ])('are %j of %i allowed: %i', (asked, allowed, limit) => {
    expect(scanLimit(asked, allowed, null)).toBe(limit);
  });

  it('are never more than the work group lets one query scan', () => {
    expect(() => scanLimit(101, 100, 'template')).toThrow(
      expect.objectContaining({
        code: 'InvalidRequest',
        message: expect.stringMatching(
          /'maxGigabytesScanned' \(101\) .* raise the parameter ExportsScanLimitGigabytes and update its stack/,
        ),
      }),
    );
  });
});
