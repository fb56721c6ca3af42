import { OuCostError } from '@ou-cost/spend';
import type { Diagnosis, HopCheck } from './diagnosis.ts';

/**
 * The failure that a diagnosis ends with: that of the first broken hop, else AccessTooWide where AWS allows a call
 * that it must refuse; null where every check passed or was left out.
 */
export function verdictOf({ checks }: Diagnosis): OuCostError | null {
  const failed = checks.filter(({ outcome }) => outcome === 'failed');
  const first = failed.find(({ proves }) => proves === 'allowed') ?? failed[0];
  if (first === undefined) return null;
  const more = failed.length === 1 ? '' : `, and ${failed.length - 1} more`;
  return new OuCostError(
    first.code ?? 'Defect',
    `${complaintOf(first)}${more}; the diagnosis says what to do`,
  );
}

function complaintOf({ hop, proves, code, principal, action, resource }: HopCheck): string {
  const what = `${action}${resource === null || resource === '*' ? '' : ` on ${resource}`}`;
  const who = principal ?? 'the caller';
  if (code === 'AccessTooWide') return `${who} may ${what}, and must not`;
  if (proves === 'refused') return `it could not be proven that ${who} may not ${what}`;
  return `the hop '${hop}' is broken: ${who}, ${what}`;
}
