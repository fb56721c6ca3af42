import { type ErrorCode, OuCostError } from '@ou-cost/spend';
import {
  CHECKS,
  type CheckId,
  type HopCheck,
  type Mend,
  type Outcome,
  type SaidByAws,
} from '../diagnosis.ts';

/** One check, ready to be tried. */
export interface Step {
  readonly resource: string | null;
  readonly principal: string | null;
  /** Checks without which this one cannot be tried. */
  readonly needs: readonly CheckId[];
  /** Why it is not tried although it could be; null: it is. */
  readonly skip?: string | null;
  /** Why it cannot be tried although what it needs has passed; null: it can. */
  readonly unreachable?: string | null;
  /** Tries. Returns what came of it in words, or fails. */
  attempt(): Promise<string>;
  /** What to do; `failure` is null where something was allowed that must not be. */
  mend(failure: OuCostError | null, said: SaidByAws): Mend | null;
}

const TOO_WIDE: SaidByAws = { answer: 'allowed, and must not be', reason: 'unstated' };

/** Tries one check after the other; what an earlier failure keeps from being tried is not reached. */
export class HopWalk {
  readonly #saidBy: (failure: OuCostError) => SaidByAws;
  readonly #checks: HopCheck[] = [];

  constructor(saidBy: (failure: OuCostError) => SaidByAws) {
    this.#saidBy = saidBy;
  }

  get checks(): readonly HopCheck[] {
    return this.#checks;
  }

  passed(id: CheckId): boolean {
    return this.#checks.some((check) => check.id === id && check.outcome === 'passed');
  }

  /** Takes over what was tried elsewhere. */
  add(checks: readonly HopCheck[]): void {
    this.#checks.push(...checks);
  }

  async take(id: CheckId, step: Step): Promise<void> {
    const missing = step.needs.find((need) => !this.passed(need));
    if (missing !== undefined) this.#leave(id, step, 'not-reached', whyNotReached(missing));
    else if (step.skip != null) this.#leave(id, step, 'skipped', step.skip);
    else if (step.unreachable != null) this.#leave(id, step, 'not-reached', step.unreachable);
    else if (CHECKS[id].proves === 'allowed') this.#judgeNeeded(id, step, await endOf(step));
    else this.#judgeRefused(id, step, await endOf(step));
  }

  #judgeNeeded(id: CheckId, step: Step, { answer, failure }: Ended): void {
    if (failure === null) this.#leave(id, step, 'passed', answer);
    else this.#fail(id, step, failure, this.#saidBy(failure));
  }

  #judgeRefused(id: CheckId, step: Step, { failure }: Ended): void {
    if (failure === null) {
      this.#fail(id, step, null, TOO_WIDE);
    } else if (failure.code === 'AccessRefused') {
      this.#leave(id, step, 'passed', 'refused, as it must be');
    } else {
      const said = this.#saidBy(failure);
      this.#fail(id, step, failure, { ...said, answer: `could not be proven: ${said.answer}` });
    }
  }

  #fail(id: CheckId, step: Step, failure: OuCostError | null, said: SaidByAws): void {
    const code: ErrorCode = failure?.code ?? 'AccessTooWide';
    this.#record(id, step, { outcome: 'failed', answer: said.answer, code, mend: step.mend(failure, said) });
  }

  #leave(id: CheckId, step: Step, outcome: Outcome, answer: string): void {
    this.#record(id, step, { outcome, answer, code: null, mend: null });
  }

  #record(
    id: CheckId,
    { principal, resource }: Step,
    ended: Pick<HopCheck, 'outcome' | 'answer' | 'code' | 'mend'>,
  ): void {
    const { hop, proves, as, action } = CHECKS[id];
    this.#checks.push({ id, hop, proves, as, principal, action, resource, ...ended });
  }
}

type Ended =
  | { readonly answer: string; readonly failure: null }
  | { readonly answer: null; readonly failure: OuCostError };

async function endOf(step: Step): Promise<Ended> {
  try {
    return { answer: await step.attempt(), failure: null };
  } catch (cause) {
    // What is not one of ours is a defect of this program, and no finding about the chain.
    if (!(cause instanceof OuCostError)) throw cause;
    return { answer: null, failure: cause };
  }
}

/** How a check that was not tried names the one that stood in its way. */
export function whyNotReached(missing: CheckId): string {
  return `not reached: '${CHECKS[missing].hop}' has to work first`;
}
