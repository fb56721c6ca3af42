import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitNamed, splitParts } from './split.ts';

describe('a split', () => {
  it.each(['charge-type', 'service', 'region', 'resource', 'hour'] as const)('%s has no key', (text) => {
    expect(splitParts(splitNamed(text))).toEqual({ kind: text, key: null });
  });

  it.each([
    ['tag:Team', 'tag', 'Team'],
    ['tag:aws:createdBy', 'tag', 'aws:createdBy'],
    ['cost-category:Cost centre', 'cost-category', 'Cost centre'],
    ['tag:__proto__', 'tag', '__proto__'],
  ])('%s has the key after its first colon', (text, kind, key) => {
    expect(splitParts(splitNamed(text))).toEqual({ kind, key });
  });

  it('has any key of 1 to 128 characters', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 128 }),
        fc.constantFrom('tag', 'cost-category'),
        (key, kind) => {
          expect(splitParts(splitNamed(`${kind}:${key}`))).toEqual({ kind, key });
        },
      ),
    );
  });

  it.each([
    ['', 'is not known'],
    ['Service', 'is not known'],
    ['account', 'is not known'],
    ['services', 'is not known'],
    ['hour:13', 'is not known'],
    ['tag', 'needs a key'],
    ['tag:', 'needs a key'],
    ['cost-category:', 'needs a key'],
    [`tag:${'a'.repeat(129)}`, 'needs a key of 1 to 128 characters'],
  ])('%j is none', (text, why) => {
    expect(() => splitNamed(text)).toThrow(
      expect.objectContaining({ code: 'InvalidRequest', message: expect.stringContaining(why) }),
    );
  });
});
