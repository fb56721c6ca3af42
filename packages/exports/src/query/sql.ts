import { OuCostError } from '@ou-cost/spend';

/** Ends a statement's text early in some engines, and can be in no name and no tag. */
const NUL = '\0';

/** A name of a column as an identifier of SQL. Fails with InvalidRequest for a name that no statement can hold. */
export function quotedName(name: string): string {
  return `"${writable(name).replaceAll('"', '""')}"`;
}

/** Any text as a literal of SQL. Fails with InvalidRequest for a text that no statement can hold. */
export function quotedText(text: string): string {
  return `'${writable(text).replaceAll("'", "''")}'`;
}

function writable(text: string): string {
  if (!text.includes(NUL) && text.isWellFormed()) return text;
  throw new OuCostError(
    'InvalidRequest',
    `${JSON.stringify(text)} has a character that no column and no tag can have; take it out`,
  );
}
