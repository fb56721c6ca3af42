import { Random } from '../generator/random.ts';
import { canStrike, means, tokenMember } from './applicable.ts';
import { PageTokens } from './page-tokens.ts';
import type { FaultPlan, FaultRule } from './plan.ts';
import { type FaultParts, StruckRequest } from './struck-request.ts';

/** A rule with what it has seen so far. */
interface Watch {
  readonly rule: FaultRule;
  readonly random: Random;
  seen: number;
}

/** Decides which requests the plan's faults strike. */
export class Faults {
  readonly #parts: FaultParts;
  readonly #tokens = new PageTokens();
  readonly #watches: readonly Watch[];

  constructor({ seed = 1, faults }: FaultPlan, parts: FaultParts) {
    this.#parts = parts;
    this.#watches = faults.map((rule, index) => ({ rule, random: Random.stream(seed, index), seen: 0 }));
  }

  /** The request with the faults that strike it; each rule counts the requests that it may strike. */
  struck(api: string, input: Readonly<Record<string, unknown>>, accessKeyId: string): StruckRequest {
    const striking = this.#watches.filter((watch) => strikes(watch, api, input));
    return new StruckRequest({ ...this.#parts, api, accessKeyId, tokens: this.#tokens }, striking);
  }
}

function strikes(watch: Watch, api: string, input: Readonly<Record<string, unknown>>): boolean {
  const { rule, random } = watch;
  if (!means(rule.api, api) || !canStrike(rule.fault, api)) return false;
  // Only a token that was given can have expired.
  if (rule.fault === 'expired-token' && input[tokenMember(api) ?? ''] === undefined) return false;
  watch.seen += 1;
  return rule.calls?.includes(watch.seen) ?? random.chance(rule.probability ?? 0);
}
