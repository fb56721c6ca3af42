import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { bytesOf } from '../packages/infra/src/function/bundle/printable.ts';

/* Prints what is compressed in the function's file, each part after its name: `node scripts/print-parts.ts index.js`. */

const [file = 'index.js'] = process.argv.slice(2);
const code = readFileSync(file, 'utf8');
const texts = [...code.matchAll(/(["'`])([^"'`\\\n]{1000,})\1/g)].map(([, , text = '']) => text);
const packed = texts.reduce((longest, text) => (text.length > longest.length ? text : longest), '');
process.stdout.write(brotliDecompressSync(bytesOf(packed)).toString('utf8').replaceAll('\0', '\n'));
