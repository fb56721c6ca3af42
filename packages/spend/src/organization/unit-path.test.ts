import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathText, splitPath } from './unit-path.ts';

const names = fc.array(fc.string({ minLength: 1 }), { minLength: 1 });

describe('the path of an organizational unit', () => {
  it.each([
    [['Root'], 'Root'],
    [['Root', 'Workloads', 'Prod'], 'Workloads/Prod'],
    [['Root', 'CI/CD'], 'CI\\/CD'],
    [['Root', 'A\\B'], 'A\\\\B'],
    [['Root', 'Root'], '/Root'],
    [['Root', 'Root', 'Root'], 'Root/Root'],
    [['Root', 'Workloads', 'Root'], 'Workloads/Root'],
  ])('of %j is %s', (path, text) => {
    expect(pathText(path)).toBe(text);
  });

  it('keeps any name', () => {
    fc.assert(
      fc.property(names, (below) => {
        expect(splitPath(pathText(['The root of all', ...below]))).toEqual(below);
      }),
    );
  });

  it('is another text for another unit, whatever the names are', () => {
    const name = fc.constantFrom('Root', 'A', '/', '\\', 'A/B', 'A\\', 'B');
    const path = fc.array(name, { maxLength: 4 }).map((below) => ['Root', ...below]);
    fc.assert(
      fc.property(path, path, (one, other) => {
        expect(pathText(one) === pathText(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
    );
  });
});
