import { crc32, deflateRawSync } from 'node:zlib';

/** A file in an archive; a path with `/` between folders. */
export interface ZipEntry {
  readonly path: string;
  readonly content: string;
  readonly isExecutable: boolean;
}

const VERSION = 20;
const UTF8_NAMES = 0x0800;
const DEFLATED = 8;
/** 1980-01-01, the first day that the format knows: the same content gives the same archive. */
const FIRST_DAY = 0x0021;
const MADE_ON_UNIX = 3 << 8;

/**
 * The entries as a zip archive (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT), in this order,
 * compressed, without times.
 */
export function zipArchive(entries: readonly ZipEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.path);
    const content = Buffer.from(entry.content);
    const packed = deflateRawSync(content, { level: 9 });
    const sizes = { crc: crc32(content), packed: packed.length, content: content.length };
    const file = Buffer.concat([localHeader(name, sizes), name, packed]);
    directory.push(directoryHeader(name, sizes, entry.isExecutable, offset), name);
    files.push(file);
    offset += file.length;
  }
  const listing = Buffer.concat(directory);
  return Buffer.concat([...files, listing, endOfDirectory(entries.length, listing.length, offset)]);
}

interface Sizes {
  readonly crc: number;
  readonly packed: number;
  readonly content: number;
}

/** What both headers share, from the version needed to the length of the name. */
function writeShared(header: Buffer, at: number, name: Buffer, sizes: Sizes): void {
  header.writeUInt16LE(VERSION, at);
  header.writeUInt16LE(UTF8_NAMES, at + 2);
  header.writeUInt16LE(DEFLATED, at + 4);
  header.writeUInt16LE(FIRST_DAY, at + 8);
  header.writeUInt32LE(sizes.crc, at + 10);
  header.writeUInt32LE(sizes.packed, at + 14);
  header.writeUInt32LE(sizes.content, at + 18);
  header.writeUInt16LE(name.length, at + 22);
}

function localHeader(name: Buffer, sizes: Sizes): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  writeShared(header, 4, name, sizes);
  return header;
}

function directoryHeader(name: Buffer, sizes: Sizes, isExecutable: boolean, offset: number): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(MADE_ON_UNIX | VERSION, 4);
  writeShared(header, 6, name, sizes);
  const mode = isExecutable ? 0o100755 : 0o100644;
  header.writeUInt32LE(mode * 0x10000, 38);
  header.writeUInt32LE(offset, 42);
  return header;
}

function endOfDirectory(count: number, size: number, offset: number): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(count, 8);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(size, 12);
  record.writeUInt32LE(offset, 16);
  return record;
}
