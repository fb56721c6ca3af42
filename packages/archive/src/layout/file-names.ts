import { createHash } from 'node:crypto';
import type { RenderedFile } from '../ports.ts';
import { isFileName } from './key.ts';

const LONGEST_STEM = 40;

/** A name that every system can have for a file or a folder: the text itself where it is one. */
export function fileNameFor(text: string): string {
  if (isFileName(text)) return text;
  const [, stem = '', ending = ''] =
    /^(.*?)(\.[a-z0-9]{1,8})?$/is.exec(text.split(/[/\\]/).at(-1) ?? '') ?? [];
  const plain = stem
    .replaceAll(/[^a-z0-9-]+/gi, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, LONGEST_STEM);
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 8);
  return `${plain === '' ? 'file' : plain}-${digest}${ending.toLowerCase()}`;
}

/** Files under names that do not meet, on systems either that take `A` and `a` for one. */
export function namedApart(
  files: readonly RenderedFile[],
  taken: readonly string[],
): readonly RenderedFile[] {
  const used = new Set(taken.map(folded));
  return files.map(({ name, content }) => {
    const wanted = fileNameFor(name);
    const dot = wanted.lastIndexOf('.');
    const [stem, ending] = dot > 0 ? [wanted.slice(0, dot), wanted.slice(dot)] : [wanted, ''];
    let free = wanted;
    for (let count = 2; used.has(folded(free)); count += 1) free = `${stem}-${count}${ending}`;
    used.add(folded(free));
    return { name: free, content };
  });
}

function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}
