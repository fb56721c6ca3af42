import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { CsvError, parse } from 'csv-parse';
import { ScenarioError } from '../scenario/error.ts';
import type { BillTable } from './table.ts';

/** A CSV file with its column names in the first line. */
export function csvTable(file: string, isGzipped: boolean): BillTable {
  return { unit: 'line', records: records(file, isGzipped) };
}

async function* records(
  file: string,
  isGzipped: boolean,
): AsyncGenerator<readonly [readonly string[], number]> {
  const source = createReadStream(file);
  const parser = parse({ bom: true, info: true, skip_empty_lines: true });
  const fail = (error: Error): void => void parser.destroy(error);
  source.on('error', fail);
  if (isGzipped) source.pipe(createGunzip()).on('error', fail).pipe(parser);
  else source.pipe(parser);
  try {
    for await (const { record, info } of parser as AsyncIterable<ParsedRecord>) yield [record, info.lines];
  } catch (error) {
    throw explained(error, file);
  } finally {
    source.destroy();
  }
}

interface ParsedRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function explained(error: unknown, file: string): unknown {
  if (error instanceof CsvError) {
    return new ScenarioError(`${file} is not valid CSV: ${error.message}`, { cause: error });
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('Z_')
    ? new ScenarioError(`${file} is damaged: it does not unpack (${code}); copy it again`, { cause: error })
    : error;
}
