import type { OuCostError } from '@ou-cost/spend';
import { deployAdvice } from './way.ts';

/** What to do where a function does not know what this program asks. It has said nothing of how it was deployed. */
export const OLDER_FUNCTION = `the function does not know this request, so it is older than this program: ${deployAdvice(null)}`;

/** The first part of each key that a message calls unknown: `ruleNames` of `ruleNames[0].unit`. */
const UNKNOWN_KEY = /unknown key '([^'.[]+)/g;

/** `OLDER_FUNCTION` where the function refused a key that this request has; else null. */
export function adviceOnOlderFunction({ code, message }: OuCostError, request: object): string | null {
  if (code !== 'InvalidRequest') return null;
  // Of a kind of request it names those that it knows.
  if (/'kind' \(.*\) is not one of /.test(message) && Object.hasOwn(request, 'kind')) return OLDER_FUNCTION;
  const keys = [...message.matchAll(UNKNOWN_KEY)].map(([, key = '']) => key);
  return keys.some((key) => Object.hasOwn(request, key)) ? OLDER_FUNCTION : null;
}
