import type { Matrix, MatrixRow } from '../access/matrix.ts';

/** The text of a cell: `yes`, `-`, or empty if not asked; an exclamation mark shows an unexpected answer. */
export function cellText(row: MatrixRow, actorId: string): string {
  const cell = row.cells.get(actorId);
  if (cell === undefined) return '';
  const answer = cell.allowed ? 'yes' : '-';
  return cell.allowed === cell.expected ? answer : `${answer}!`;
}

/** The matrix as text: a line for each attempt, a numbered column for each actor, and a legend of the numbers. */
export function matrixText({ actors, rows }: Matrix): string {
  const width = Math.max(...rows.map(({ attempt }) => attempt.label.length));
  const line = (head: string, cells: readonly string[]): string =>
    `${head.padEnd(width)}${cells.map((cell) => cell.padStart(5)).join('')}`.trimEnd();
  const lines = rows.map((row) =>
    line(
      row.attempt.label,
      actors.map(({ id }) => cellText(row, id)),
    ),
  );
  const numbers = actors.map((_, index) => String(index + 1));
  const legend = actors.map(({ label }, index) => `${String(index + 1).padStart(4)} ${label}`);
  return [line('', numbers), ...lines, '', ...legend].join('\n');
}

/** The allowed attempts, as `actor: attempt`. */
export function allowedIn({ actors, rows }: Matrix): string[] {
  return rows.flatMap((row) =>
    actors.flatMap(({ id, label }) =>
      row.cells.get(id)?.allowed === true ? [`${label}: ${row.attempt.label}`] : [],
    ),
  );
}

/** The number of questions asked. */
export function questionsOf({ rows }: Matrix): number {
  return rows.reduce((sum, { cells }) => sum + cells.size, 0);
}
