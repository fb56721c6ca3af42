import { OuCostError } from '@ou-cost/spend';
import type { Diagnosis, DiagnosisRequest, HopCheck } from '../diagnosis.ts';
import { CHECK_IDS, CHECKS, type CheckId, type Feature, featureOf, isMadeWith } from './table.ts';

function fault(what: string): OuCostError {
  return new OuCostError(
    'MalformedAnswer',
    `the function's diagnosis is refused, since ${what}; run again, and where that does not help, compare the versions of both sides`,
  );
}

/** The checks that only the function can make: those of its own role and of the roles that it assumes. */
function checksOfFunction({ negative }: DiagnosisRequest, features: ReadonlySet<Feature>): CheckId[] {
  return CHECK_IDS.filter((id) => {
    const { as, proves } = CHECKS[id];
    const isAsked = (proves === 'allowed' || negative) && isMadeWith(features, id);
    return as !== 'caller' && as !== 'invoker' && isAsked;
  });
}

/**
 * Verifies the function's part of a diagnosis where it is read: it is the one asked for, has every check of the function
 * once and no other, those of a feature of the deployment all or not at all, and no outcome contradicts itself. Fails
 * with MalformedAnswer, naming the first thing that does not hold.
 */
export function verifyDiagnosis(diagnosis: Diagnosis, request: DiagnosisRequest, runId: string): void {
  if (diagnosis.runId !== runId) throw fault(`its run id is '${diagnosis.runId}' instead of '${runId}'`);
  const expected = checksOfFunction(request, featuresOf(diagnosis));
  for (const check of diagnosis.checks) {
    if (!expected.includes(check.id)) throw fault(`'${check.id}' is not a check that it was asked for`);
    verifyCheck(check);
  }
  for (const id of expected) {
    const count = diagnosis.checks.filter((check) => check.id === id).length;
    if (count !== 1) throw fault(`it has the check '${id}' ${count} times`);
  }
}

/** What the diagnosed deployment has, as its checks show. */
export function featuresOf({ checks }: Pick<Diagnosis, 'checks'>): ReadonlySet<Feature> {
  return new Set(checks.flatMap(({ id }) => featureOf(id) ?? []));
}

function verifyCheck({ id, hop, proves, as, action, outcome, code, remedy }: HopCheck): void {
  const { hop: name, proves: proof, as: actor, action: call } = CHECKS[id];
  if (hop !== name || proves !== proof || as !== actor || action !== call) {
    throw fault(`the check '${id}' is described as another one`);
  }
  const isFailed = outcome === 'failed';
  const mayHaveRemedy = isFailed || outcome === 'warning';
  if (isFailed !== (code !== null) || (remedy !== null && !mayHaveRemedy)) {
    throw fault(`the check '${id}' is called ${outcome}, and has ${code === null ? 'no' : 'an'} error code`);
  }
}
