import { applyAdvice, type DeployedThrough, settingText } from '@ou-cost/doctor';
import { OuCostError } from '@ou-cost/spend';

/** How many paid requests one run may send where the deployment says nothing else: ten dollars' worth. */
export const DEFAULT_MAX_COST_EXPLORER_REQUESTS = 1_000;

/**
 * How many paid requests a run may send: as many as the deployment allows, or fewer where the request says so (null:
 * it does not). `way` is how the function was deployed. Fails with InvalidRequest where the request asks for more.
 */
export function requestLimit(asked: number | null, allowed: number, way: DeployedThrough | null): number {
  if (asked === null || asked <= allowed) return asked ?? allowed;
  throw new OuCostError(
    'InvalidRequest',
    `'maxCostExplorerRequests' (${asked}) is more than the ${allowed} that this deployment allows for one run; ` +
      `ask for fewer, or raise ${settingText('report.maxCostExplorerRequests', way)} and ${applyAdvice(way)}`,
  );
}

/**
 * How many gigabytes a run may scan of the export's files: what the request asks for, or what the deployment lets one
 * query scan. `way` is how the function was deployed. Fails with InvalidRequest where the request asks for more.
 */
export function scanLimit(asked: number | null, allowed: number, way: DeployedThrough | null): number {
  if (asked === null || asked <= allowed) return asked ?? allowed;
  throw new OuCostError(
    'InvalidRequest',
    `'maxGigabytesScanned' (${asked}) is more than the ${allowed} that this deployment lets one query scan; ` +
      `ask for fewer, or raise ${settingText('exports.scanLimitGigabytes', way)} and ${applyAdvice(way)}`,
  );
}
