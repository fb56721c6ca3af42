import { decodeRequest } from '@ou-cost/contract';
import { describe, expect, test } from 'vitest';
import { checkFormats, OutputPairs } from './outputs.ts';

/** `json`, `>report.json`: an --output, an --out. */
function pairs(...given: string[]) {
  const outputs = new OutputPairs();
  for (const word of given) {
    if (word.startsWith('>')) outputs.addFile(word.slice(1));
    else outputs.addFormat(word);
  }
  return outputs.toOutputs();
}

describe('--output and --out', () => {
  test('nothing means a table on standard output', () => {
    expect(pairs()).toEqual([{ format: 'table', file: null }]);
  });

  test('--out belongs to the --output before it', () => {
    expect(pairs('json', '>r.json', 'table', 'html', '>r.html')).toEqual([
      { format: 'json', file: 'r.json' },
      { format: 'table', file: null },
      { format: 'html', file: 'r.html' },
    ]);
  });

  test('a workbook goes to a file', () => {
    expect(pairs('xlsx', '>r.xlsx')).toEqual([{ format: 'xlsx', file: 'r.xlsx' }]);
  });

  test.each([
    [['>r.json'], /'r\.json' has no --output before it/],
    [['json', '>a.json', '>b.json'], /'b\.json' has no --output of its own/],
    [['json', 'table'], /json and table would both go to standard output/],
    [['json', '>a', 'html', '>./a'], /two outputs would be written to '\.\/a'/],
    [['json', '>'], /names no file/],
    [['json', '>-'], /omit --out/],
    [['pdf'], /unknown --output 'pdf'; use one of table, json/],
    [['xlsx'], /--output xlsx --out report\.xlsx/],
    [['json', '>r.json', 'xlsx'], /not text for standard output/],
    [['toString'], /unknown --output 'toString'/],
  ])('%j is refused', (given, message) => {
    expect(() => pairs(...given)).toThrow(message);
  });

  test('csv needs accounts, which --detail ou leaves out', () => {
    const { report } = decodeRequest({ detail: 'ou' });
    expect(() => checkFormats(['csv'], report)).toThrow(/use --output csv-ou/);
    expect(() => checkFormats(['csv'], report, '--attach')).toThrow(
      /^--attach csv needs .* use --attach csv-ou$/,
    );
    expect(() => checkFormats(['csv-ou'], report)).not.toThrow();
  });
});
