import { decodeDiagnosis, decodeOrganization } from '@ou-cost/contract';
import { createColors } from 'picocolors';
import { describe, expect, test } from 'vitest';
import { rundeckOptionValues } from './json/rundeck-option-values.ts';
import { jsonText } from './json/text.ts';
import { PLAIN } from './shared/terminal.ts';
import { diagnosisTable } from './table/diagnosis.ts';
import { ousTable } from './table/organization.ts';
import { exampleDiagnosis, exampleOverview } from './testing/example-diagnosis.ts';

/** Golden files change on purpose only: `npx vitest run packages/present -u`, then read the difference. */
describe('a diagnosis', () => {
  test.each([
    ['assume-invoker', 'first-hop-broken.diagnosis.txt'],
    ['assume-reader', 'reader-refuses.diagnosis.txt'],
    ['export', 'late-export.diagnosis.txt'],
    [null, 'too-wide.diagnosis.txt'],
  ] as const)('broken at %s is %s', async (broken, golden) => {
    const text = diagnosisTable(await exampleDiagnosis(broken), PLAIN);
    await expect(text).toMatchFileSnapshot(`golden/${golden}`);
  });

  test('as JSON reads back as what it was', async () => {
    const diagnosis = await exampleDiagnosis('export');
    expect(decodeDiagnosis(JSON.parse(jsonText(diagnosis)))).toEqual(diagnosis);
  });

  test('is coloured on a terminal, and says the same', async () => {
    const diagnosis = await exampleDiagnosis('export');
    const coloured = diagnosisTable(diagnosis, { columns: 80, colors: createColors(true) });
    expect(coloured).toContain('\u001b[31mFAILED');
    expect(coloured).toContain('\u001b[33mWARNING');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(diagnosisTable(diagnosis, PLAIN));
  });
});

describe('the tree of units', () => {
  test('is drawn with accounts and ids', async () => {
    await expect(ousTable(exampleOverview(), null, PLAIN)).toMatchFileSnapshot('golden/tree.ous.txt');
    await expect(ousTable(exampleOverview(), 1, PLAIN)).toMatchFileSnapshot('golden/folded.ous.txt');
  });

  test('is a list of choices for Rundeck: paths as run takes them, ids as values', () => {
    expect(rundeckOptionValues(exampleOverview(), null)).toEqual([
      { name: 'Root', value: 'r-1' },
      { name: 'Data', value: 'ou-1-data' },
      { name: 'Data/Prod', value: 'ou-1-dataprod' },
      { name: 'R\\/D "labs"\\u{202e}', value: 'ou-1-rd' },
      { name: 'R\\/D "labs"\\u{202e}/Prod', value: 'ou-1-rdprod' },
      { name: 'R\\/D "labs"\\u{202e}/東京\\u{1b}[31m', value: 'ou-1-tokyo' },
    ]);
    expect(rundeckOptionValues(exampleOverview(), 0)).toEqual([{ name: 'Root', value: 'r-1' }]);
  });

  test('as JSON reads back as what it was, and shows a terminal nothing that acts', () => {
    const text = jsonText(exampleOverview());
    expect(decodeOrganization(JSON.parse(text))).toEqual(exampleOverview());
    expect(text).not.toContain('\u202e');
    expect(text).not.toContain('\u001b');
  });
});
