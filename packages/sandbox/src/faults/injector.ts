import { Random } from '../generator/random.ts';
import { canOccur, matchesApi, tokenMember } from './applicable.ts';
import { type FaultParts, FaultyRequest } from './faulty-request.ts';
import { PageTokens } from './page-tokens.ts';
import type { FaultPlan, FaultRule } from './plan.ts';

/** A rule, and the number of requests that it has counted. */
interface CountedRule {
  readonly rule: FaultRule;
  readonly random: Random;
  counted: number;
}

/** Fault injection: decides which faults of the plan occur in a request. */
export class FaultInjector {
  readonly #parts: FaultParts;
  readonly #tokens = new PageTokens();
  readonly #rules: readonly CountedRule[];

  constructor({ seed = 1, faults }: FaultPlan, parts: FaultParts) {
    this.#parts = parts;
    this.#rules = faults.map((rule, index) => ({ rule, random: Random.stream(seed, index), counted: 0 }));
  }

  /** The request with its faults. Each rule counts the requests in which its fault can occur. */
  inject(api: string, input: Readonly<Record<string, unknown>>, accessKeyId: string): FaultyRequest {
    const occurring = this.#rules.filter((counter) => occurs(counter, api, input));
    return new FaultyRequest({ ...this.#parts, api, accessKeyId, tokens: this.#tokens }, occurring);
  }
}

function occurs(counter: CountedRule, api: string, input: Readonly<Record<string, unknown>>): boolean {
  const { rule, random } = counter;
  if (!matchesApi(rule.api, api) || !canOccur(rule.fault, api)) return false;
  // Only requests with a token can have an expired token.
  const member = tokenMember(api);
  const hasToken = member !== undefined && input[member] !== undefined;
  if (rule.fault === 'expired-token' && !hasToken) return false;
  counter.counted += 1;
  return rule.calls?.includes(counter.counted) ?? random.chance(rule.probability ?? 0);
}
