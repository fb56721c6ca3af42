import { ServiceError } from '../service.ts';
import type { QueryExecution } from './execution.ts';

const MOST_ROWS = 1000;

/** A page of an answer. The first row of the first page has the names of the columns. */
export function resultsPage(
  execution: QueryExecution,
  maxResults: unknown,
  nextToken: unknown,
): Record<string, unknown> {
  const { answer, state } = execution;
  if (answer === undefined) {
    throw new ServiceError(
      'InvalidRequestException',
      state === 'QUEUED' || state === 'RUNNING'
        ? `Query has not yet finished. Current state: ${state}`
        : `Query did not finish successfully. Final query state: ${state}`,
      400,
    );
  }
  const most = maxResults ?? MOST_ROWS;
  if (!Number.isInteger(most) || Number(most) < 1 || Number(most) > MOST_ROWS) {
    throw new ServiceError(
      'InvalidRequestException',
      'MaxResults is more than maximum allowed length 1000.',
      400,
    );
  }
  const from = nextToken === undefined ? 0 : positionOf(String(nextToken), execution.request.id);
  const names = answer.columns.map(({ name }) => name);
  const rows = [names, ...answer.rows];
  const to = from + Number(most);
  return {
    UpdateCount: 0,
    ResultSet: {
      Rows: rows.slice(from, to).map((row) => ({
        Data: row.map((value) => (value === null ? {} : { VarCharValue: value })),
      })),
      ResultSetMetadata: {
        ColumnInfo: answer.columns.map(({ name, type, precision, scale }) => ({
          CatalogName: 'hive',
          SchemaName: '',
          TableName: '',
          Name: name,
          Label: name,
          Type: type,
          Precision: precision,
          Scale: scale,
          Nullable: 'UNKNOWN',
          CaseSensitive: type === 'varchar',
        })),
      },
    },
    ...(to < rows.length ? { NextToken: tokenOf(to, execution.request.id) } : {}),
  };
}

function tokenOf(position: number, id: string): string {
  return Buffer.from(`${id}/${position}`).toString('base64url');
}

function positionOf(token: string, id: string): number {
  const [owner, position = ''] = Buffer.from(token, 'base64url').toString().split('/');
  if (owner === id && /^\d{1,9}$/.test(position)) return Number(position);
  throw new ServiceError('InvalidRequestException', 'Invalid pagination token', 400);
}
