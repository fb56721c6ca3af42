import {
  type ArchivedDelivery,
  ATTEMPT_SCHEMA,
  DELIVERY_SCHEMA,
  decodeAttempt,
  decodeDelivery,
  decodeOutcome,
  OUTCOME_SCHEMA,
} from '@ou-cost/contract/archive';
import { OuCostError } from '@ou-cost/spend';
import { shownKey } from '../layout/key.ts';
import { jsonBytes, readListed, readObject } from '../objects.ts';
import type { ArchiveStore } from '../ports.ts';
import { Claims, ofAnotherTrigger } from './claims.ts';
import type { Begun, DeliveryTry, FinishedDelivery, Outcome, ScheduleBook, Trigger } from './ports.ts';
import { keysOf } from './trigger-keys.ts';
import { withoutAddresses } from './without-addresses.ts';

/** So often a delivery is tried at most: each try is an object to look for. */
const MOST_TRIES = 1000;

/** The book of one invocation: it tells its own claims from those of every other book. */
export class StoredScheduleBook implements ScheduleBook {
  readonly #store: ArchiveStore;
  readonly #now: () => number;
  readonly #claims: Claims;
  /** The numbers of the tries that this book is at, by trigger and target. */
  readonly #deliveries = new Map<string, number>();

  /** @param now milliseconds since 1970 */
  constructor(store: ArchiveStore, now: () => number) {
    this.#store = store;
    this.#now = now;
    this.#claims = new Claims(store);
  }

  async begin(
    trigger: Trigger,
    most: number,
    { runIdOf, asked, endsBy }: Parameters<ScheduleBook['begin']>[2],
  ): Promise<Begun> {
    const keys = keysOf(trigger);
    for (let count = 1; ; count += 1) {
      const attempt = {
        ...timeAndName(trigger),
        attempt: count,
        runId: runIdOf(count),
        asked,
        startedAt: instant(this.#now()),
        endsBy: instant(endsBy),
      };
      const key = keys.attempt(count);
      const there = await this.#claims.claim(key, { schema: ATTEMPT_SCHEMA, ...attempt }, decodeAttempt);
      if (there === null) return { kind: 'begun', attempt };
      this.#assertOf(trigger, there.attempt === count, there, key);
      const outcome = await this.#outcome(trigger, count);
      // After a failure the request may have been corrected.
      if (outcome?.failure && outcome.repeatable && count < most) continue;
      if (there.asked !== asked) throw this.#ofAnotherReport(trigger, key);
      if (outcome === null) {
        const { schema: _, nonce: __, ...begun } = there;
        return { kind: this.#isOver(begun.endsBy) ? 'interrupted' : 'under-way', attempt: begun };
      }
      return { kind: outcome.failure === null ? 'reported-before' : 'failed-before', outcome };
    }
  }

  async finish(outcome: Outcome): Promise<void> {
    const { attempt, runId, finishedAt, report, reconciled, repeatable, failure } = outcome;
    await this.#writeOnly(keysOf(outcome).outcome(attempt), {
      schema: OUTCOME_SCHEMA,
      ...timeAndName(outcome),
      ...{ attempt, runId, finishedAt, report, reconciled, repeatable },
      failure: failure && { code: failure.code, message: withoutAddresses(failure.message) },
    });
  }

  async claimDelivery(
    delivery: DeliveryTry,
    endsBy: number,
  ): Promise<true | 'delivered' | 'unknown' | 'under-way'> {
    const { trigger, target } = delivery;
    const keys = keysOf(trigger);
    for (let count = 1; count <= MOST_TRIES; count += 1) {
      const key = keys.delivery(target, 'try', count);
      const begun = this.#delivery(delivery, count, 'begun', endsBy);
      const there = await this.#claims.claim(key, begun, decodeDelivery);
      if (there === null) {
        this.#deliveries.set(placeOf(delivery), count);
        return true;
      }
      this.#assertOf(trigger, there.target === target && there.try === count, there, key);
      const end = await this.#end(delivery, count);
      if (end === null) return this.#isOver(there.endsBy ?? there.at) ? 'unknown' : 'under-way';
      if (end !== 'failed') return end;
    }
    throw new OuCostError('Incomplete', `${target} was tried ${MOST_TRIES} times, and is not tried again`);
  }

  async finishDelivery(delivery: DeliveryTry, status: FinishedDelivery): Promise<void> {
    const place = placeOf(delivery);
    const count = this.#deliveries.get(place);
    if (count === undefined) {
      throw new OuCostError('Defect', `the delivery to ${shownKey(delivery.target)} was not claimed`);
    }
    const key = keysOf(delivery.trigger).delivery(delivery.target, 'end', count);
    const { nonce } = this.#claims;
    const object = jsonBytes({ ...this.#delivery(delivery, count, status, null), nonce });
    // An end may be there whose writing was not confirmed: it was written at another time.
    if (
      (await this.#store.writeOnce(key, object)) === 'exists' &&
      (await this.#end(delivery, count)) !== status
    ) {
      throw new OuCostError(
        'OutputNotWritten',
        `the archive ${this.#store.name} has another ${shownKey(key)}`,
      );
    }
    this.#deliveries.delete(place);
  }

  async #outcome(trigger: Trigger, count: number): Promise<Outcome | null> {
    const key = keysOf(trigger).outcome(count);
    const found = await readObject(this.#store, key, decodeOutcome);
    if (found === null) return null;
    this.#assertOf(trigger, found.attempt === count, found, key);
    const { schema: _, ...outcome } = found;
    return outcome;
  }

  async #end({ trigger, target }: DeliveryTry, count: number): Promise<FinishedDelivery | null> {
    const key = keysOf(trigger).delivery(target, 'end', count);
    const found = await readObject(this.#store, key, decodeDelivery);
    if (found === null) return null;
    const { status } = found;
    this.#assertOf(trigger, found.target === target && found.try === count, found, key);
    if (status === 'begun') throw ofAnotherTrigger(this.#store, key);
    return status;
  }

  #delivery(
    { trigger, target, runId }: DeliveryTry,
    count: number,
    status: ArchivedDelivery['status'],
    endsBy: number | null,
  ): Omit<ArchivedDelivery, 'nonce'> {
    return {
      schema: DELIVERY_SCHEMA,
      ...timeAndName(trigger),
      ...{ target, try: count, runId, status },
      at: instant(this.#now()),
      endsBy: endsBy === null ? null : instant(endsBy),
    };
  }

  /** Writes an object, or finds the same there. */
  async #writeOnly(key: string, object: object): Promise<void> {
    const content = jsonBytes(object);
    if ((await this.#store.writeOnce(key, content)) === 'written') return;
    const same = (text: string) => text === new TextDecoder().decode(content);
    if (await readListed(this.#store, key, same)) return;
    throw new OuCostError('OutputNotWritten', `the archive ${this.#store.name} has another ${shownKey(key)}`);
  }

  #assertOf({ schedule, scheduledTime }: Trigger, isIt: boolean, object: Trigger, key: string): void {
    if (isIt && object.schedule === schedule && object.scheduledTime === scheduledTime) return;
    throw ofAnotherTrigger(this.#store, key);
  }

  #ofAnotherReport({ schedule, scheduledTime }: Trigger, key: string): OuCostError {
    return new OuCostError(
      'InvalidRequest',
      `the schedule '${schedule}' was answered for ${scheduledTime} with another report, of another function or on another request (${shownKey(key)} in ${this.#store.name}); give each function a prefix of its own in 'archive', and ask for other reports with ou-cost run`,
    );
  }

  #isOver(endsBy: string): boolean {
    return this.#now() > Date.parse(endsBy);
  }
}

function timeAndName({ schedule, scheduledTime }: Trigger): Trigger {
  return { schedule, scheduledTime };
}

function placeOf({ trigger: { schedule, scheduledTime }, target }: DeliveryTry): string {
  return `${schedule} ${scheduledTime} ${target}`;
}

function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
