import type {
  ArchiveStore,
  Attempt,
  Begun,
  DeliveryTry,
  Outcome,
  ScheduleBook,
  Trigger,
} from '@ou-cost/archive';
import { OuCostError } from '@ou-cost/spend';

let nonces = 0;
const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

/** A book in an archive of a test. */
export class MemoryBook implements ScheduleBook {
  readonly store: ArchiveStore;
  readonly now: () => number;

  constructor(store: ArchiveStore, now: () => number) {
    this.store = store;
    this.now = now;
  }

  async begin(
    trigger: Trigger,
    most: number,
    run: { runIdOf(attempt: number): string; readonly endsBy: number },
  ): Promise<Begun> {
    for (let n = 1; ; n += 1) {
      const outcome = await this.#read<Outcome>(`${base(trigger)}/outcome-${n}.json`);
      if (outcome !== null) {
        if (outcome.failure === null) return { kind: 'reported-before', outcome };
        if (n >= most || !outcome.repeatable) return { kind: 'failed-before', outcome };
        continue;
      }
      const attempt: Attempt = {
        ...trigger,
        attempt: n,
        runId: run.runIdOf(n),
        startedAt: new Date(this.now()).toISOString(),
        endsBy: new Date(run.endsBy).toISOString(),
      };
      nonces += 1;
      const mine = { ...attempt, nonce: nonces };
      const key = `${base(trigger)}/attempt-${n}.json`;
      const won = await this.#claim(key, mine);
      if (won === true) return { kind: 'begun', attempt };
      const again = await this.#read<Outcome>(`${base(trigger)}/outcome-${n}.json`);
      if (again !== null) {
        n -= 1;
        continue;
      }
      return { kind: Date.parse(won.endsBy) < this.now() ? 'interrupted' : 'under-way', attempt: won };
    }
  }

  async finish(outcome: Outcome): Promise<void> {
    await this.#same(`${base(outcome)}/outcome-${outcome.attempt}.json`, outcome);
  }

  async claimDelivery(delivery: DeliveryTry, endsBy: number) {
    const place = `${base(delivery.trigger)}/deliveries/${delivery.target}`;
    for (let n = 1; ; n += 1) {
      const end = await this.#read<{ status: 'delivered' | 'failed' | 'unknown' }>(`${place}/end-${n}.json`);
      if (end !== null) {
        if (end.status === 'failed') continue;
        return end.status;
      }
      nonces += 1;
      const won = await this.#claim(`${place}/try-${n}.json`, {
        endsBy: new Date(endsBy).toISOString(),
        nonce: nonces,
      });
      if (won === true) {
        this.#tries.set(place, n);
        return true;
      }
      const again = await this.#read(`${place}/end-${n}.json`);
      if (again !== null) {
        n -= 1;
        continue;
      }
      return Date.parse(won.endsBy) < this.now() ? ('unknown' as const) : ('under-way' as const);
    }
  }

  readonly #tries = new Map<string, number>();

  async finishDelivery(delivery: DeliveryTry, status: 'delivered' | 'failed' | 'unknown'): Promise<void> {
    const place = `${base(delivery.trigger)}/deliveries/${delivery.target}`;
    await this.#same(`${place}/end-${this.#tries.get(place)}.json`, { status });
  }

  async #claim<T extends { nonce: number }>(key: string, mine: T): Promise<true | T> {
    for (let n = 0; ; n += 1) {
      try {
        if ((await this.store.writeOnce(key, bytes(mine))) === 'written') return true;
        const there = await this.#read<T>(key);
        if (there === null) throw new OuCostError('Incomplete', 'gone');
        return there.nonce === mine.nonce ? true : there;
      } catch (failure) {
        if (n === 2) throw failure;
      }
    }
  }

  async #same(key: string, value: unknown): Promise<void> {
    if ((await this.store.writeOnce(key, bytes(value))) === 'written') return;
    const there = await this.store.read(key, 1e9);
    if (there !== null && Buffer.compare(there, bytes(value)) === 0) return;
    throw new OuCostError('OutputNotWritten', `another ${key}`);
  }

  async #read<T>(key: string): Promise<T | null> {
    const content = await this.store.read(key, 1e9);
    return content === null ? null : (JSON.parse(new TextDecoder().decode(content)) as T);
  }
}

function base({ schedule, scheduledTime }: Trigger): string {
  return `schedules/${schedule}/${scheduledTime.replaceAll(/[-:]/g, '')}`;
}
