import { Help } from 'commander';

const WIDTH = 80;

/** Terms with what they mean, one below the other; the meanings stand in one column, wrapped. */
export function definitionList(entries: readonly (readonly [term: string, meaning: string])[]): string {
  const column = Math.max(...entries.map(([term]) => term.length)) + 4;
  return entries
    .map(([term, meaning]) => {
      const lines = new Help().boxWrap(meaning, WIDTH - column).split('\n');
      return `  ${term.padEnd(column - 2)}${lines.join(`\n${' '.repeat(column)}`)}`;
    })
    .join('\n');
}
