import type { DecodedRequest } from '@ou-cost/contract';
import { applyAdvice, type DeployedThrough, settingText } from '@ou-cost/doctor';
import { OuCostError } from '@ou-cost/spend';

/**
 * Fails with InvalidRequest where a request asks for what only earlier runs know. Neither the caller nor the deployment has
 * an archive.
 */
export function assertNoArchiveNeeded(
  { report: { tree, reusesSettled } }: DecodedRequest,
  deployedThrough: DeployedThrough | null,
): void {
  const remedy = `and neither the request nor this deployment has an archive: ask with ou-cost run --archive LOCATION, or name a bucket for it as ${settingText('archive.bucket', deployedThrough)} and ${applyAdvice(deployedThrough)}`;
  if (tree === 'as-was') {
    throw new OuCostError(
      'InvalidRequest',
      `'tree' (as-was) needs what earlier runs saw of the organization, ${remedy}`,
    );
  }
  if (reusesSettled) {
    throw new OuCostError('InvalidRequest', `'reuseSettled' needs what earlier runs read, ${remedy}`);
  }
}
