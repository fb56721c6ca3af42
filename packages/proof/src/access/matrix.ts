import type { Deployment } from '@ou-cost/sandbox/deployed';
import { chainOf } from '../variants/chain.ts';
import type { Variant } from '../variants/model.ts';
import { type Actor, actorsOf } from './actors.ts';
import type { Attempt } from './attempt.ts';
import { attemptsOf } from './attempts.ts';
import { isAllowed, requestOf } from './evaluator.ts';
import { expectedAccess } from './expectations.ts';

/** The expected and the actual answer for one actor's attempt. */
interface Cell {
  readonly expected: boolean;
  readonly allowed: boolean;
}

export interface MatrixRow {
  readonly attempt: Attempt;
  /** By the actor's id; an actor that is not asked has no cell. */
  readonly cells: ReadonlyMap<string, Cell>;
}

export interface Matrix {
  readonly actors: readonly Actor[];
  readonly rows: readonly MatrixRow[];
}

/** Who may do what in a deployment, next to what is expected. */
export async function matrixOf(variant: Variant, deployment: Deployment): Promise<Matrix> {
  const chain = chainOf(variant);
  const actors = actorsOf(variant, chain);
  const expected = expectedAccess(variant, chain);
  const rows: MatrixRow[] = [];
  for (const attempt of attemptsOf(variant, chain, keyOfLog(deployment))) {
    const cells = new Map<string, Cell>();
    for (const actor of actors.filter((one) => isAsked(one, attempt))) {
      cells.set(actor.id, {
        expected: expected.get(actor.id)?.includes(attempt.id) ?? false,
        allowed: await isAllowed(deployment, requestOf(actor, attempt, chain)),
      });
    }
    rows.push({ attempt, cells });
  }
  return { actors, rows };
}

/** The key that the templates create for the function's log. */
function keyOfLog({ keys, logGroups }: Deployment): string | undefined {
  return keys.find(({ arn }) => logGroups.some(({ keyArn }) => keyArn === arn))?.arn;
}

/** A workflow can only assume roles with its token, and a service can only assume roles or use keys. */
function isAsked(actor: Actor, attempt: Attempt): boolean {
  const { action } = attempt;
  switch (actor.kind) {
    case 'workflow':
      return action === 'sts:AssumeRoleWithWebIdentity';
    case 'service':
      if (/^(bcm-data-exports|billingreports)\./.test(actor.service)) return action.startsWith('s3:');
      return actor.service.startsWith('logs.')
        ? action === 'kms:Decrypt' && attempt.id === 'use-key'
        : action === 'sts:AssumeRole' && attempt.trustsEveryAccount !== true;
    case 'role':
      if (actor.isBucketOwner) return attempt.asksBucketOwner === true && attempt.through === undefined;
      if (attempt.through !== undefined) return true;
      if (actor.onlyAssumesRoles) return action === 'sts:AssumeRole' && attempt.asksOutsiders;
      return action !== 'sts:AssumeRoleWithWebIdentity' && (actor.isOfChain || attempt.asksOutsiders);
  }
}
