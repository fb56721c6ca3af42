import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';

/** What a Parquet file ends with, after the length of its footer in four bytes. */
const MAGIC = Buffer.from('PAR1');
const TAIL = 4 + MAGIC.length;
/** A table of hundreds of columns has a schema of some ten kilobytes. */
const LONGEST_SCHEMA = 1 << 18;
/** Files are read at once, which is a fifth of the time; after so many, others may work. */
const FILES_AT_ONCE = 100;

/**
 * The Parquet files by their schema, byte for byte: each list has files of one schema. A file whose schema cannot be
 * read is in a list of its own, so that whoever opens it says why. To ask DuckDB for the columns of each file would take a
 * tenth of the time of reading their lines, where files are small.
 */
export async function pathsBySchema(paths: readonly string[]): Promise<readonly (readonly string[])[]> {
  const lists: string[][] = [];
  const known: { readonly schema: Buffer; readonly list: string[] }[] = [];
  const footer = Buffer.alloc(LONGEST_SCHEMA);
  for (const [at, path] of paths.entries()) {
    if (at % FILES_AT_ONCE === FILES_AT_ONCE - 1) await setImmediate();
    const start = footer.subarray(0, readFooter(path, footer));
    const same = known.find(({ schema }) => start.subarray(0, schema.length).equals(schema));
    if (same !== undefined) {
      same.list.push(path);
      continue;
    }
    const list = [path];
    lists.push(list);
    const length = schemaLength(start);
    if (length !== null) known.push({ schema: Buffer.from(start.subarray(0, length)), list });
  }
  return lists;
}

/** Reads the first bytes of a file's footer, and says how many; none of a file that has none or cannot be read. */
function readFooter(path: string, into: Buffer): number {
  try {
    const file = openSync(path, 'r');
    try {
      const { size } = fstatSync(file);
      const tail = Buffer.alloc(TAIL);
      readSync(file, tail, 0, TAIL, size - TAIL);
      const length = tail.readUInt32LE();
      if (!tail.subarray(-MAGIC.length).equals(MAGIC) || length > size - TAIL) return 0;
      return readSync(file, into, 0, Math.min(length, into.length), size - TAIL - length);
    } finally {
      closeSync(file);
    }
  } catch {
    return 0;
  }
}

/** The field of a footer that has the schema; the version stands before it. */
const SCHEMA_FIELD = 2;

/** Where the schema at the beginning of a footer ends; null where there is none. */
export function schemaLength(footer: Buffer): number | null {
  const reader = new CompactReader(footer);
  try {
    return reader.skipFields(SCHEMA_FIELD, 0) ? reader.at : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The types of Thrift's compact protocol that footers have values of. */
const TRUE = 1;
const FALSE = 2;
const BYTE = 3;
const NUMBERS: ReadonlySet<number> = new Set([4, 5, 6]);
const DOUBLE = 7;
const BINARY = 8;
const LIST = 9;
const STRUCTURE = 12;

const STOP = 0;
/** A list of more elements than this has their number behind its header. */
const SHORT_LIST = 15;
const DEEPEST = 16;

/**
 * Skips values of Thrift's compact protocol, in which footers are written:
 * https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md. Fails with RangeError where the
 * bytes are over, or are not what a footer has.
 */
class CompactReader {
  readonly #bytes: Buffer;
  at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** Skips the fields of a structure up to the end of the one with this number; false where it has none. */
  skipFields(last: number | null, depth: number): boolean {
    if (depth > DEEPEST) throw new RangeError('a footer has no such depth');
    let field = 0;
    for (let header = this.#byte(); header !== STOP; header = this.#byte()) {
      const step = header >> 4;
      if (step === 0) throw new RangeError('a footer has no field so far behind the one before');
      field += step;
      const type = header & 15;
      // A field that is true or false has its value in its type.
      if (type !== TRUE && type !== FALSE) this.#skip(type, depth);
      if (field === last) return true;
    }
    return false;
  }

  #skip(type: number, depth: number): void {
    if (NUMBERS.has(type)) this.#varint();
    else if (type === BINARY) this.#skipText();
    else if (type === LIST) this.#skipList(depth);
    else if (type === STRUCTURE) this.skipFields(null, depth + 1);
    else if (type === DOUBLE) this.at += 8;
    else if (type <= BYTE) this.at += 1;
    else throw new RangeError(`a footer has no values of type ${type}`);
    if (this.at > this.#bytes.length) throw new RangeError('the bytes are over');
  }

  #skipText(): void {
    const length = this.#varint();
    this.at += length;
  }

  #skipList(depth: number): void {
    const header = this.#byte();
    const short = header >> 4;
    const count = short === SHORT_LIST ? this.#varint() : short;
    for (let element = 0; element < count; element += 1) this.#skip(header & 15, depth);
  }

  #varint(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.#byte();
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  }

  #byte(): number {
    const byte = this.#bytes.readUInt8(this.at);
    this.at += 1;
    return byte;
  }
}
