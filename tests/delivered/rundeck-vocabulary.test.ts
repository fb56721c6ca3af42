import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { pluginDescription, rundeckJobs } from '../../scripts/build/rundeck.ts';
import { codeBlocks } from '../support/documents/code-blocks.ts';
import { misspelt, strayKeys, type Vocabulary } from '../support/hosts/key-vocabulary.ts';
import { RUNDECK_FOLDER } from '../support/hosts/rundeck-jobs.ts';
import { JOB_VOCABULARY, PLUGIN_VOCABULARY } from '../support/hosts/rundeck-vocabulary.ts';

/** As Rundeck reads YAML: by version 1.1, in which a bare `yes` is true. */
const read = (text: string): unknown => parse(text, { version: '1.1' });

const EXAMPLES = codeBlocks().filter(
  ({ document, language }) => document === 'docs/rundeck.md' && language === 'yaml',
);

const DOCUMENTS: readonly (readonly [name: string, document: unknown, vocabulary: Vocabulary])[] = [
  ['the job definitions', read(rundeckJobs(RUNDECK_FOLDER)), JOB_VOCABULARY],
  ['the plugin', read(pluginDescription(RUNDECK_FOLDER, '0.0.0')), PLUGIN_VOCABULARY],
  ...EXAMPLES.map(({ text }, index) => [`example ${index + 1}`, read(text), JOB_VOCABULARY] as const),
];

describe.each(DOCUMENTS)('in %s', (_, document, vocabulary) => {
  it('every key is one that Rundeck reads', () => {
    expect(strayKeys(document, vocabulary)).toEqual([]);
  });

  it('every key that is misspelt is found, and named with its place', () => {
    const cases = misspelt(document, vocabulary);
    expect(cases.length).toBeGreaterThan(3);
    for (const [key, changed] of cases) {
      expect(strayKeys(changed, vocabulary)).toEqual([expect.stringMatching(new RegExp(`: ${key}$`))]);
    }
  });
});

it('the place of a stray key has the names of the job and of the option', () => {
  const document = [{ name: 'Doctor', options: [{ name: 'paid', mulivalued: true }], sequenze: {} }];
  expect(strayKeys(document, JOB_VOCABULARY)).toEqual([
    'Doctor.options.paid: mulivalued',
    'Doctor: sequenze',
  ]);
});
