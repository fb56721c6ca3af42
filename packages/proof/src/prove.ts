import type { Deployment } from '@ou-cost/sandbox/deployed';
import type { Finding } from './finding.ts';
import { grantFindings, missingGrants } from './grant-findings.ts';
import { type Matrix, matrixOf } from './matrix.ts';
import type { NeededCall } from './recorded-calls.ts';
import { resourceFindings } from './resource-findings.ts';
import { trustFindings } from './trust-findings.ts';
import type { Variant } from './variant.ts';

/** What the proof says about one variant. */
export interface Verdict {
  readonly variant: Variant;
  readonly deployment: Deployment;
  readonly recorded: readonly NeededCall[];
  readonly matrix: Matrix;
  /** None where the proof holds. */
  readonly findings: readonly Finding[];
}

/** Holds a deployment against what its variant is meant to allow, and against the calls that its runs needed. */
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

function accessFindings({ actors, rows }: Matrix): Finding[] {
  return rows.flatMap(({ attempt, cells }) =>
    actors.flatMap(({ id, label }): Finding[] => {
      const cell = cells.get(id);
      if (cell === undefined || cell.allowed === cell.expected) return [];
      const verb = cell.allowed ? 'may, and must not,' : 'may not, and must,';
      return [{ kind: 'access', message: `${label} ${verb} ${attempt.label} (${attempt.action})` }];
    }),
  );
}
