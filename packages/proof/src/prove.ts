import type { Deployment } from '@ou-cost/sandbox/deployed';
import { type Matrix, matrixOf } from './access/matrix.ts';
import { accessFindings } from './findings/access.ts';
import { grantFindings, missingGrants } from './findings/grants.ts';
import type { Finding } from './findings/model.ts';
import { resourceFindings } from './findings/resources.ts';
import { trustFindings } from './findings/trusts.ts';
import type { NeededCall } from './runs/recorded-calls.ts';
import type { Variant } from './variants/model.ts';

/** The result of the proof for one variant. */
export interface Verdict {
  readonly variant: Variant;
  readonly deployment: Deployment;
  readonly recorded: readonly NeededCall[];
  readonly matrix: Matrix;
  /** Empty if the proof holds. */
  readonly findings: readonly Finding[];
}

/** Compares a deployment with what its variant must allow and with the calls that its runs needed. */
export async function prove(
  variant: Variant,
  deployment: Deployment,
  recorded: readonly NeededCall[],
): Promise<Verdict> {
  const matrix = await matrixOf(variant, deployment);
  const findings = [
    ...resourceFindings(variant, deployment),
    ...trustFindings(variant, deployment),
    ...grantFindings(variant, deployment, recorded),
    ...(await missingGrants(variant, deployment, recorded)),
    ...accessFindings(matrix),
  ];
  return { variant, deployment, recorded, matrix, findings };
}
