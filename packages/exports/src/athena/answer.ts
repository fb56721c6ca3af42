import type { GetQueryResultsCommandOutput, Row } from '@aws-sdk/client-athena';
import { parseDecimal } from '@ou-cost/spend';
import type { AnswerValue, ExportStatement } from '../ports.ts';
import { malformed } from './calls.ts';

type Column = ExportStatement['columns'][number];

/**
 * The rows of one page of an answer; the first row of the first page has the names of the columns. Fails with
 * MalformedAnswer where there are other columns than the statement's, or a value is not of its type.
 */
export function rowsOf(
  { ResultSet }: GetQueryResultsCommandOutput,
  columns: readonly Column[],
  isFirst: boolean,
): AnswerValue[][] {
  if (ResultSet?.Rows === undefined) throw malformed('a page without rows');
  if (!isFirst) return ResultSet.Rows.map((row) => valuesOf(row, columns));
  const [head, ...rows] = ResultSet.Rows;
  const names = (ResultSet.ResultSetMetadata?.ColumnInfo ?? []).map(({ Name }) => Name);
  const found = (head?.Data ?? []).map(({ VarCharValue }) => VarCharValue);
  if (JSON.stringify(found) !== JSON.stringify(names)) {
    throw malformed(
      `the row ${JSON.stringify(found)} before all others, for the columns ${JSON.stringify(names)}`,
    );
  }
  if (found.length !== columns.length) {
    throw malformed(`${found.length} columns to a query for ${columns.length}`);
  }
  return rows.map((row) => valuesOf(row, columns));
}

function valuesOf({ Data = [] }: Row, columns: readonly Column[]): AnswerValue[] {
  if (Data.length !== columns.length) {
    throw malformed(`a row of ${Data.length} values to a query for ${columns.length}`);
  }
  return columns.map((column, at) => typedValue(Data[at]?.VarCharValue, column));
}

/** An absent text is SQL's NULL. */
function typedValue(text: string | undefined, { name, type }: Column): AnswerValue {
  if (text === undefined) return null;
  switch (type) {
    case 'text':
      return text;
    case 'decimal': {
      const value = parseDecimal(text);
      if (value === null) throw malformed(`${JSON.stringify(text)} as the decimal ${name}`);
      return value;
    }
    case 'count':
      if (!/^-?\d{1,20}$/.test(text)) throw malformed(`${JSON.stringify(text)} as the count ${name}`);
      return BigInt(text);
  }
}
