import type { Matrix } from '../access/matrix.ts';
import type { Finding } from './model.ts';

/** Answers of the matrix that are not the expected ones. */
export function accessFindings({ actors, rows }: Matrix): Finding[] {
  return rows.flatMap(({ attempt, cells }) =>
    actors.flatMap(({ id, label }): Finding[] => {
      const cell = cells.get(id);
      if (cell === undefined || cell.allowed === cell.expected) return [];
      const verdict = cell.allowed ? 'is allowed and must be refused' : 'is refused and must be allowed';
      return [{ kind: 'access', message: `${label}: ${attempt.label} (${attempt.action}) ${verdict}` }];
    }),
  );
}
