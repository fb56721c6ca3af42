import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../files/repository.ts';

/** The text of a document of this repository. */
export function documentText(...path: string[]): string {
  return readFileSync(join(REPOSITORY, ...path), 'utf8');
}

/** The rows below the header of the first table whose header has these cells; cells are trimmed. */
export function markdownTable(text: string, ...header: string[]): string[][] {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.startsWith('|') && cellsOf(line).join() === header.join());
  if (start === -1) throw new Error(`there is no table with the columns ${header.join(', ')}`);
  const below = lines.slice(start + 2);
  const end = below.findIndex((line) => !line.startsWith('|'));
  return below.slice(0, end === -1 ? undefined : end).map(cellsOf);
}

function cellsOf(line: string): string[] {
  return line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim());
}
