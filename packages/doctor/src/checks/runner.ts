import { type ErrorCode, OuCostError } from '@ou-cost/spend';
import type { AwsAnswer, HopCheck, Outcome, Remedy } from '../diagnosis.ts';
import { UNSTATED } from '../stated-refusal.ts';
import { CHECKS, type CheckId } from './table.ts';

/** The answer of a check that passes with a warning. */
export interface Warning {
  readonly answer: string;
  readonly remedy: Remedy;
}

/** A check before it is tried. */
export interface PlannedCheck {
  readonly resource: string | null;
  readonly principal: string | null;
  /** The checks that must have passed before this one can be tried. */
  readonly needs: readonly CheckId[];
  /** Why it is left out although it could be tried; null: it is not left out. */
  readonly skipReason?: string | null;
  /** Why it cannot be tried although the checks that it needs have passed; null: it can. */
  readonly blockReason?: string | null;
  /** Makes the call. Returns the answer in words, or a warning, or fails. */
  attempt(): Promise<string | Warning>;
  /** What to do; `failure` is null where something was allowed that must not be. */
  remedy(failure: OuCostError | null, answer: AwsAnswer): Remedy | null;
}

const TOO_WIDE: AwsAnswer = { message: 'allowed, and must not be', refusal: UNSTATED };

/** Tries checks one after the other. A check whose needs have not passed is not tried: it is 'not-reached'. */
export class CheckRunner {
  readonly #answerOf: (failure: OuCostError) => AwsAnswer;
  readonly #checks: HopCheck[] = [];

  constructor(answerOf: (failure: OuCostError) => AwsAnswer) {
    this.#answerOf = answerOf;
  }

  get checks(): readonly HopCheck[] {
    return this.#checks;
  }

  passed(id: CheckId): boolean {
    return this.#checks.some(
      (check) => check.id === id && (check.outcome === 'passed' || check.outcome === 'warning'),
    );
  }

  async run(id: CheckId, planned: PlannedCheck): Promise<void> {
    const { needs, skipReason, blockReason } = planned;
    const missing = needs.find((need) => !this.passed(need));
    if (missing !== undefined) this.#conclude(id, planned, 'not-reached', whyNotReached(missing));
    else if (skipReason != null) this.#conclude(id, planned, 'skipped', skipReason);
    else if (blockReason != null) this.#conclude(id, planned, 'not-reached', blockReason);
    else if (CHECKS[id].proves === 'allowed') this.#judgeNeeded(id, planned, await resultOf(planned));
    else this.#judgeRefused(id, planned, await resultOf(planned));
  }

  #judgeNeeded(id: CheckId, planned: PlannedCheck, { answer, failure }: AttemptResult): void {
    if (failure !== null) this.#fail(id, planned, failure, this.#answerOf(failure));
    else if (typeof answer === 'string') this.#conclude(id, planned, 'passed', answer);
    else this.#record(id, planned, { outcome: 'warning', code: null, ...answer });
  }

  #judgeRefused(id: CheckId, planned: PlannedCheck, { failure }: AttemptResult): void {
    if (failure === null) {
      this.#fail(id, planned, null, TOO_WIDE);
    } else if (failure.code === 'AccessRefused') {
      this.#conclude(id, planned, 'passed', 'refused, as it must be');
    } else {
      const { message, refusal } = this.#answerOf(failure);
      this.#fail(id, planned, failure, { refusal, message: `could not be proven: ${message}` });
    }
  }

  #fail(id: CheckId, planned: PlannedCheck, failure: OuCostError | null, answer: AwsAnswer): void {
    const code: ErrorCode = failure?.code ?? 'AccessTooWide';
    const remedy = planned.remedy(failure, answer);
    this.#record(id, planned, { outcome: 'failed', answer: answer.message, code, remedy });
  }

  #conclude(id: CheckId, planned: PlannedCheck, outcome: Outcome, answer: string): void {
    this.#record(id, planned, { outcome, answer, code: null, remedy: null });
  }

  #record(
    id: CheckId,
    { principal, resource }: PlannedCheck,
    result: Pick<HopCheck, 'outcome' | 'answer' | 'code' | 'remedy'>,
  ): void {
    const { hop, proves, as, action } = CHECKS[id];
    this.#checks.push({ id, hop, proves, as, principal, action, resource, ...result });
  }
}

type AttemptResult =
  | { readonly answer: string | Warning; readonly failure: null }
  | { readonly answer: null; readonly failure: OuCostError };

async function resultOf(planned: PlannedCheck): Promise<AttemptResult> {
  try {
    return { answer: await planned.attempt(), failure: null };
  } catch (cause) {
    // Any other error is a defect of this program, not a finding about the chain.
    if (!(cause instanceof OuCostError)) throw cause;
    return { answer: null, failure: cause };
  }
}

/** The answer of a check that was not tried since another one has not passed. */
export function whyNotReached(missing: CheckId): string {
  return `not reached: '${CHECKS[missing].hop}' has to work first`;
}
