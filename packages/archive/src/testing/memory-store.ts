import { OuCostError } from '@ou-cost/spend';
import type { ArchiveStore, KeyRange, TaggedObject } from '../ports.ts';

/** An archive's store in memory. It counts what it is asked for. */
export class MemoryStore implements ArchiveStore {
  readonly name = 'memory';
  readonly objects = new Map<string, Uint8Array>();
  /** Operations with their keys, in their order. */
  readonly asked: string[] = [];
  /** What a listing shows; an older state answers as it was then. */
  listed: () => Iterable<string> = () => this.objects.keys();
  /** Called before each operation; may throw. */
  before: (operation: string, key: string) => void | Promise<void> = () => {};
  /** Called after each writing; may throw, as where the answer is lost. */
  after: (operation: string, key: string) => void | Promise<void> = () => {};

  async list(prefix: string, { after = '', before }: KeyRange = {}): Promise<readonly string[]> {
    await this.#ask('list', prefix);
    const keys = [...this.listed()].filter((key) => key.startsWith(prefix) && key > after);
    return keys.filter((key) => before === undefined || key < before).sort();
  }

  async read(key: string, mostBytes: number): Promise<Uint8Array | null> {
    await this.#ask('read', key);
    const content = this.objects.get(key) ?? null;
    if (content !== null && content.length > mostBytes)
      throw new OuCostError('MalformedAnswer', `${key} is too large`);
    return content;
  }

  async writeOnce(key: string, content: Uint8Array): Promise<'written' | 'exists'> {
    await this.#ask('write', key);
    const outcome = this.objects.has(key) ? 'exists' : 'written';
    if (outcome === 'written') this.objects.set(key, content);
    await this.after('write', key);
    return outcome;
  }

  async readTagged(key: string, mostBytes: number): Promise<TaggedObject | null> {
    const content = await this.read(key, mostBytes);
    return content === null ? null : { content, tag: Buffer.from(content).toString('base64') };
  }

  async replace(key: string, content: Uint8Array, tag: string | null): Promise<'written' | 'changed'> {
    await this.#ask('replace', key);
    const there = this.objects.get(key);
    if ((there === undefined ? null : Buffer.from(there).toString('base64')) !== tag) return 'changed';
    this.objects.set(key, content);
    await this.after('replace', key);
    return 'written';
  }

  /** The JSON of an object. */
  json(key: string): unknown {
    return JSON.parse(new TextDecoder().decode(this.objects.get(key)));
  }

  put(key: string, text: string): void {
    this.objects.set(key, new TextEncoder().encode(text));
  }

  async #ask(operation: string, key: string): Promise<void> {
    await this.before(operation, key);
    this.asked.push(`${operation} ${key}`);
  }
}
