import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { byName } from './by-name.ts';

const schema = byName(z.array(z.string())).check(z.describe('amounts by name'));
const INHERITED = Object.getOwnPropertyNames(Object.prototype);

describe('a record by name', () => {
  it('keeps every name, whatever every object has under it', () => {
    const names = fc.oneof(fc.string(), fc.constantFrom(...INHERITED, 'prototype', '0', ''));
    const records = fc.uniqueArray(fc.tuple(names, fc.array(fc.string())), { selector: ([name]) => name });
    fc.assert(
      fc.property(records, (entries) => {
        const text = JSON.stringify(Object.fromEntries(entries));
        const read = z.parse(schema, JSON.parse(text));
        expect(JSON.stringify(read)).toBe(text);
        expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
      }),
    );
  });

  it.each(INHERITED)('checks the value under %s, and says where it stands', (name) => {
    const input: unknown = JSON.parse(JSON.stringify(Object.fromEntries([[name, [7]]])));
    const { error } = z.safeParse(schema, input);
    expect(error?.issues).toMatchObject([{ code: 'invalid_type', path: [name, 0] }]);
  });

  it.each([[null], [[]], ['x'], [7]])('%j is none', (input) => {
    expect(z.safeParse(schema, input).success).toBe(false);
  });

  it('has the schema of a record', () => {
    expect(z.toJSONSchema(schema, { io: 'input' })).toMatchObject({
      description: 'amounts by name',
      type: 'object',
      additionalProperties: { type: 'array' },
    });
  });
});
