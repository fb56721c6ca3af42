import { type SourceRequest, scanLimit } from '@ou-cost/contract';
import { applyAdvice, settingText } from '@ou-cost/doctor';
import { composeAthenaPorts } from '@ou-cost/exports/athena';
import { OuCostError, type ReportPorts } from '@ou-cost/spend';
import { connectionOf, type Run } from './run.ts';

/** The ports on the export that Athena reads. Fails with InvalidRequest where the deployment has no export. */
export async function exportsPortsOf(run: Run, source: SourceRequest): Promise<ReportPorts> {
  const { exports, settlingDay, s3Endpoint, billingViewArn, deployedThrough } = run.environment;
  if (exports === null) {
    throw new OuCostError(
      'InvalidRequest',
      `'source' (exports) asks for an export of the bill, and this deployment has none; name its bucket as ${settingText('exports.bucket', deployedThrough)} and ${applyAdvice(deployedThrough)}, or ask Cost Explorer`,
    );
  }
  const maxGigabytesScanned = scanLimit(
    source.maxGigabytesScanned,
    exports.scanLimitGigabytes,
    deployedThrough,
  );
  return composeAthenaPorts({
    ...connectionOf(run, source),
    exports,
    maxGigabytesScanned,
    settlingDay,
    billingViewArn: source.billingViewArn ?? billingViewArn,
    ...(s3Endpoint === null ? {} : { s3Endpoint }),
  });
}
