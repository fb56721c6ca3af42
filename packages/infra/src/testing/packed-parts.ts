import { brotliDecompressSync } from 'node:zlib';
import { bytesOf } from '../function/bundle/printable.ts';

/** What only some requests need, and stands in a bundle as one compressed text: the longest of its texts. */
export function packedIn(bundle: string): string {
  const texts = [...bundle.matchAll(/(["'`])([^"'`\\\n]{100,})\1/g)].map(([, , text = '']) => text);
  return texts.reduce((longest, text) => (text.length > longest.length ? text : longest), '');
}

/** The same, readable: each part after its name. */
export function partsIn(bundle: string): string {
  return brotliDecompressSync(bytesOf(packedIn(bundle))).toString('utf8');
}
