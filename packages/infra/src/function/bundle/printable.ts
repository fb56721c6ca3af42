/*
 * basE91 (https://base91.sourceforge.net) with an alphabet of its own: bytes as a text of ASCII that stands in JavaScript
 * between quotation marks of any kind as it is. It is 1.23 times as long as the bytes, where base64 is 1.33 times.
 */

/** The printable characters but `"`, `'`, `\` and the backtick: 91. */
const ALPHABET =
  ' !#$%&()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~';
const BASE = 91;
/** Two characters have 13 bits, and where these are a small number, 14. */
const MASK = 2 ** 13 - 1;
const SMALL = 88;

export function printable(bytes: Uint8Array): string {
  let text = '';
  let queue = 0;
  let bits = 0;
  const write = (value: number) => {
    text += ALPHABET[value % BASE] ?? '';
  };
  for (const byte of bytes) {
    queue |= byte << bits;
    bits += 8;
    if (bits <= 13) continue;
    const taken = (queue & MASK) > SMALL ? 13 : 14;
    const value = queue & (2 ** taken - 1);
    queue >>= taken;
    bits -= taken;
    write(value);
    write(Math.floor(value / BASE));
  }
  if (bits > 0) write(queue);
  if (bits > 7 || queue >= BASE) write(Math.floor(queue / BASE));
  return text;
}

/** This is in the function itself. */
export function bytesOf(text: string): Uint8Array {
  const values = new Map(Array.from(ALPHABET, (character, at) => [character, at]));
  const bytes = new Uint8Array(text.length);
  let length = 0;
  let queue = 0;
  let bits = 0;
  let low = -1;
  for (const character of text) {
    const digit = values.get(character) ?? 0;
    if (low < 0) {
      low = digit;
      continue;
    }
    const value = low + digit * BASE;
    low = -1;
    queue |= value << bits;
    bits += (value & MASK) > SMALL ? 13 : 14;
    for (; bits > 7; bits -= 8) {
      bytes[length++] = queue & 255;
      queue >>= 8;
    }
  }
  if (low >= 0) bytes[length++] = (queue | (low << bits)) & 255;
  return bytes.subarray(0, length);
}
