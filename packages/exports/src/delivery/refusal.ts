import { type ErrorCode, OuCostError } from '@ou-cost/spend';

const LONGEST = 300;

/** A path as a message shows it: in quotes, and cut where somebody has made it very long. */
export function shown(path: string): string {
  return path.length > LONGEST ? `'${path.slice(0, LONGEST)}…'` : `'${path}'`;
}

/** Why a delivery is not read, and what to do. */
export function refusal(code: ErrorCode, what: string, remedy: string, cause?: unknown): OuCostError {
  return new OuCostError(code, `${what}; ${remedy}`, cause === undefined ? {} : { cause });
}

export const WAIT =
  'a delivery seems to be under way: run again in an hour, and where it stays so, have the export delivered again';
