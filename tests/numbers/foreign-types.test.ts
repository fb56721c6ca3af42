import type { Scenario } from '@ou-cost/sandbox';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Alteration } from '../support/faults/altering-proxy.ts';
import { behindProxy, type ProxiedSandbox } from '../support/in-process/behind-proxy.ts';
import { handSummedScenario } from '../support/scenarios/hand-summed.ts';

/* Members of an answer whose JSON type is not the documented one. */

const COMMAND = ['--quiet', '--period', '2026-10', '--output', 'json', '--timeout', '300'];
const VALUES: readonly unknown[] = [40.25, null, [null], { toString: null }];

let scenario: Scenario;
beforeAll(async () => {
  scenario = await handSummedScenario();
});
afterEach(() => {
  vi.unstubAllEnvs();
});

/** The members of an answer as paths, in which every item of a list is `*`. */
function pathsIn(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inside = Array.isArray(value)
    ? value.flatMap((item) => pathsIn(item, `${path}.*`))
    : Object.entries(value).flatMap(([key, member]) => pathsIn(member, path === '' ? key : `${path}.${key}`));
  return [...new Set(path === '' ? inside : [path, ...inside])];
}

/** The answer with another value at every place of a path. */
function replaced(value: unknown, path: readonly string[], by: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.map((item) => (key === '*' ? replaced(item, rest, by) : item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, name === key ? replaced(member, rest, by) : member]),
  );
}

async function pathsOf({ proxy, ouCost }: ProxiedSandbox): Promise<Map<string, Set<string>>> {
  const paths = new Map<string, Set<string>>();
  proxy.alter(({ operation }, answer) => {
    paths.set(operation, (paths.get(operation) ?? new Set()).union(new Set(pathsIn(answer))));
    return undefined;
  });
  expect(await ouCost(...COMMAND)).toMatchObject({ exitCode: 0, stderr: '' });
  return paths;
}

const altering =
  (operation: string, path: string, by: unknown): Alteration =>
  (call, answer) =>
    call.operation === operation ? { body: replaced(answer, path.split('.'), by) } : undefined;

describe('a member of a type that is not documented', () => {
  it('is refused with 5 or changes nothing, and never ends as a defect', async () => {
    await behindProxy(scenario, {}, async (stage) => {
      const paths = await pathsOf(stage);
      expect([...paths.keys()].sort()).toEqual([
        'GetCostAndUsage',
        'ListAccounts',
        'ListOrganizationalUnitsForParent',
      ]);
      const bad: unknown[] = [];
      for (const [operation, members] of paths) {
        for (const path of members) {
          for (const value of VALUES) {
            stage.proxy.alter(altering(operation, path, value));
            const { exitCode, stdout, stderr } = await stage.ouCost(...COMMAND);
            if (exitCode === 0 ? stdout === '' : exitCode !== 5 || stdout !== '')
              bad.push([operation, path, value, exitCode, stderr.slice(0, 160)]);
          }
        }
      }
      expect(bad).toEqual([]);
    });
  });

  it('is named where it is the amount, which a number in JSON cannot hold exactly', async () => {
    await behindProxy(scenario, {}, async ({ proxy, ouCost }) => {
      proxy.alter((_, answer) => ({
        text: JSON.stringify(answer).replaceAll('"Amount":"40.25"', '"Amount":40.25'),
      }));
      const { exitCode, stderr } = await ouCost(...COMMAND);
      expect([exitCode, stderr]).toEqual([
        5,
        'ou-cost: Cost Explorer answered 40.25 instead of a text as an amount of UnblendedCost; run again\n',
      ]);
    });
  });
});
