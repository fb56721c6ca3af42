import { OuCostError } from '@ou-cost/spend';
import type { SourceColumn } from '../ports.ts';

/** The columns of an export, found by their names whatever their case: some tools write all names in lower case. */
export class SourceColumns {
  readonly #byName = new Map<string, SourceColumn>();

  /** Fails with MalformedAnswer where two names differ in nothing but their case. */
  constructor(columns: readonly SourceColumn[]) {
    for (const column of columns) {
      const other = this.#byName.get(column.name.toLowerCase());
      if (other !== undefined) {
        throw new OuCostError(
          'MalformedAnswer',
          `the export has the columns '${other.name}' and '${column.name}', which differ at most in upper and lower case; export it with one of them`,
        );
      }
      this.#byName.set(column.name.toLowerCase(), column);
    }
  }

  /** Null where there is no such column. */
  find(name: string): SourceColumn | null {
    return this.#byName.get(name.toLowerCase()) ?? null;
  }

  has(name: string): boolean {
    return this.find(name) !== null;
  }

  /** Which of these columns are not there. */
  missing(names: readonly string[]): string[] {
    return names.filter((name) => !this.has(name));
  }

  /** A column that must be there. Fails as `columnsMissing`, which names the column and what it is needed for. */
  needed(name: string, purpose: string): SourceColumn {
    const column = this.find(name);
    if (column !== null) return column;
    throw columnsMissing([name], purpose);
  }
}

/** What needs the columns that nothing can be read without. */
const WHATEVER_IS_ASKED: readonly string[] = ['any report', 'every report'];

/**
 * The failure for columns that are not there, with what needs them: of the export where no report can do without them,
 * else of the request, which asks for what this export does not have.
 */
export function columnsMissing(names: readonly string[], purpose: string): OuCostError {
  const columns = names.length === 1 ? 'column' : 'columns';
  return new OuCostError(
    WHATEVER_IS_ASKED.includes(purpose) ? 'MalformedAnswer' : 'InvalidRequest',
    `the export lacks the ${columns} ${names.join(', ')}, needed for ${purpose}; export it with the ${columns}, or ask without ${purpose}`,
  );
}
