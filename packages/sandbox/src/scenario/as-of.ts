import { ledgerKnownOn } from '../ledger/known-times.ts';
import { ledgerUntil } from '../ledger/model.ts';
import { DAY, parseDate } from '../time/calendar.ts';
import { organizationOn } from './history/organization-at.ts';
import type { Scenario } from './model.ts';

/**
 * A scenario as it is at the end of its `today`: the organization without what happens later, and the bill without later
 * charges and corrections.
 *
 * @throws RangeError for a `today` that is not a date
 */
export function scenarioAsOfToday<S extends Pick<Scenario, 'organization' | 'ledger' | 'today'>>(
  scenario: S,
): S {
  const day = parseDate(scenario.today);
  if (day === undefined) {
    throw new RangeError(`today ${JSON.stringify(scenario.today)} is not a date: write YYYY-MM-DD`);
  }
  return {
    ...scenario,
    organization: organizationOn(scenario.organization, day),
    ledger: ledgerKnownOn(ledgerUntil(scenario.ledger, day + DAY), day),
  };
}

/** The scenario that a sandbox serves, on a day that can change. */
export class ServedScenario {
  readonly #whole: Scenario;
  #now: Scenario;

  /** @throws RangeError for a `today` that is not a date */
  constructor(scenario: Scenario, today?: string) {
    this.#whole = scenario;
    this.#now = scenarioAsOfToday(
      today === undefined ? scenario : { ...scenario, today, isTodayGuessed: false },
    );
  }

  /** As it is at the end of the day; the same object until the day changes. */
  get now(): Scenario {
    return this.#now;
  }

  /** @throws RangeError for what is not a date */
  moveTo(today: string): void {
    this.#now = scenarioAsOfToday({ ...this.#whole, today, isTodayGuessed: false });
  }
}
