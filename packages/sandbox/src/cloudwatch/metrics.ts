/** A metric with its dimensions. */
export interface MetricId {
  readonly accountId: string;
  readonly region: string;
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** One value of a metric. */
export interface Datum {
  /** In milliseconds since 1970-01-01T00:00Z. */
  readonly at: number;
  readonly value: number;
}

/** What is counted, and who is told of each value. */
export class Metrics {
  readonly #data = new Map<string, Datum[]>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  record(id: MetricId, value: number): void {
    const key = keyOf(id);
    this.#data.set(key, [...(this.#data.get(key) ?? []), { at: this.#now(), value }]);
  }

  of(id: MetricId): readonly Datum[] {
    return this.#data.get(keyOf(id)) ?? [];
  }

  /** Forgets every value, as if so much time had passed that no alarm looks at them. */
  forget(): void {
    this.#data.clear();
  }
}

function keyOf({ accountId, region, namespace, metric, dimensions }: MetricId): string {
  const sorted = Object.entries(dimensions).sort(([left], [right]) => (left < right ? -1 : 1));
  return JSON.stringify([accountId, region, namespace, metric, sorted]);
}
