import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { payer, region } from '../../testing/chain-templates.ts';
import { writeStackList } from '../../testing/stack-list.ts';
import { DeploymentError } from '../error.ts';
import { readStackList } from './stack-list.ts';

describe('a list of stacks', () => {
  const written = (text: string): string => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'sandbox-stacks-')), 'stacks.json');
    writeFileSync(file, text);
    return file;
  };
  const stack = { name: 's', accountId: payer, region, template: 'no.json' };

  it.each([
    ['not JSON', '[', /stacks\.json is not JSON/],
    ['an object', '{}', /does not hold a list of stacks/],
    ['empty', '[]', /does not hold a list of stacks/],
    ['a list of texts', '["a"]', /stack 1 is "a", expected an object/],
    [
      'without a name',
      JSON.stringify([{ ...stack, name: undefined }]),
      /stack 1: name is undefined, expected text/,
    ],
    ['with a name for no stack', JSON.stringify([{ ...stack, name: '1 s' }]), /stack 1: name is "1 s"/],
    [
      'with eleven digits',
      JSON.stringify([{ ...stack, accountId: '12345678901' }]),
      /accountId is "12345678901", expected twelve digits/,
    ],
    [
      'with no region',
      JSON.stringify([{ ...stack, region: 'europe' }]),
      /region is "europe", expected a region/,
    ],
    [
      'with another member',
      JSON.stringify([{ ...stack, params: {} }]),
      /stack 1 has a member params: write only name, accountId/,
    ],
    [
      'with a number as value',
      JSON.stringify([{ ...stack, template: '/dev/null', parameters: { A: 1 } }]),
      /parameter A is not text/,
    ],
    [
      'with a template that is not there',
      JSON.stringify([stack]),
      /cannot read .*no\.json: it is the template of .*stack 1/,
    ],
  ])('is refused if it is %s', (_case, text, message) => {
    expect(() => readStackList(written(text))).toThrow(DeploymentError);
    expect(() => readStackList(written(text))).toThrow(message);
  });

  it('is refused if there is none, if a value is not text, and if a stack is there twice', () => {
    expect(() => readStackList('/nowhere/stacks.json')).toThrow(
      'cannot read /nowhere/stacks.json: name a JSON file with a list of stacks',
    );
    const template = { Resources: {} };
    const numbers = { Days: 3 } as unknown as Record<string, string>;
    expect(() => readStackList(writeStackList({ template, parameters: numbers }))).toThrow(
      'parameter Days is not text: write "30" for a number',
    );
    expect(() => readStackList(writeStackList({ template }, { template }))).toThrow(
      `two stacks payer in ${payer}, ${region}`,
    );
    expect(readStackList(writeStackList({ template }, { template, name: 'other' }))).toHaveLength(2);
  });
});
