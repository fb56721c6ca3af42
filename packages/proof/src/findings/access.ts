import type { Matrix } from '../access/matrix.ts';
import type { Finding } from './model.ts';

/** Answers of the matrix that are not the expected ones. */
export function accessFindings({ actors, rows }: Matrix): Finding[] {
  return rows.flatMap(({ attempt, cells }) =>
    actors.flatMap(({ id, label }): Finding[] => {
      const cell = cells.get(id);
      if (cell === undefined || cell.allowed === cell.expected) return [];
      const verb = cell.allowed ? 'may, and must not,' : 'may not, and must,';
      return [{ kind: 'access', message: `${label} ${verb} ${attempt.label} (${attempt.action})` }];
    }),
  );
}
