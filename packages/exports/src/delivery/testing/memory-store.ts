import type { DeliveryStore, StoredObject } from '../../ports.ts';

interface Content {
  readonly text: string;
  readonly bytes: number;
  readonly modifiedAt: number;
  readonly version: string;
}

/** A bucket in memory, with a clock of its own: each write is a second later than the one before. */
export class MemoryStore implements DeliveryStore {
  readonly name: string;
  readonly bucket: string | null;
  now = Date.parse('2026-11-02T00:00:00Z');
  readonly #contents = new Map<string, Content>();
  #versions = 0;

  constructor(bucket: string | null = 'bills') {
    this.bucket = bucket;
    this.name = bucket === null ? '/copy' : `s3://${bucket}`;
  }

  async list(prefix: string): Promise<readonly StoredObject[]> {
    return [...this.#contents]
      .filter(([path]) => path.startsWith(prefix))
      .map(([path, { bytes, modifiedAt, version }]) => ({ path, bytes, modifiedAt, version }))
      .sort((one, other) => (one.path < other.path ? -1 : 1));
  }

  async read(path: string): Promise<Uint8Array | null> {
    const content = this.#contents.get(path);
    return content === undefined ? null : Buffer.from(content.text);
  }

  write(path: string, text: string, modifiedAt = this.tick(), bytes = Buffer.byteLength(text)): void {
    this.#versions += 1;
    this.#contents.set(path, { text, bytes, modifiedAt, version: String(this.#versions) });
  }

  tick(): number {
    this.now += 1000;
    return this.now;
  }

  remove(path: string): void {
    this.#contents.delete(path);
  }

  textOf(path: string): string {
    const content = this.#contents.get(path);
    if (content === undefined) throw new Error(`nothing is at ${path}`);
    return content.text;
  }

  paths(): string[] {
    return [...this.#contents.keys()].sort();
  }

  modifiedAt(path: string): number {
    return this.#contents.get(path)?.modifiedAt ?? 0;
  }
}
