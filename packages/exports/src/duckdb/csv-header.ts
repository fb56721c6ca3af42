import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { OuCostError } from '@ou-cost/spend';
import { CsvError, parse } from 'csv-parse';

/** The names in the first line of a CSV, which may be gzipped; none where the file has no line. */
export async function csvHeader(path: string): Promise<readonly string[]> {
  const source = createReadStream(path);
  const parser = parse({ bom: true, to: 1, max_record_size: 1 << 20 });
  const fail = (error: Error): void => void parser.destroy(error);
  source.on('error', fail);
  if (/\.gz$/i.test(path)) source.pipe(createGunzip()).on('error', fail).pipe(parser);
  else source.pipe(parser);
  try {
    for await (const record of parser as AsyncIterable<readonly string[]>) return record;
    return [];
  } catch (error) {
    throw damaged(path, error);
  } finally {
    source.destroy();
  }
}

function damaged(path: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!(error instanceof CsvError) && !code.startsWith('Z_')) return error;
  return new OuCostError(
    'MalformedAnswer',
    `the file '${path}' is damaged: its first line cannot be read (${code}); fetch or deliver it again`,
    { cause: error },
  );
}
