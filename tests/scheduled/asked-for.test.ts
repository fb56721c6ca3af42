import { decodeDiagnosis } from '@ou-cost/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INVOKER_ROLE, ouCost } from '../support/processes/ou-cost.ts';
import { EVERYTHING } from '../support/rights/examined.ts';
import { startWorld } from '../support/scheduled/world.ts';

const OF_THIS = /archiv|deliverer|schedule|mail|topic|webhook/;

const RUN = ['run', '--invoker-role-arn', INVOKER_ROLE, '--period', '2026-08', '--output', 'json', '--quiet'];

let world: Awaited<ReturnType<typeof startWorld>>;
let answered = '';
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world?.[Symbol.asyncDispose]());

describe('doctor on a deployment that makes reports by itself', () => {
  it('walks to the archive, the schedules and those who get reports, and finds nothing too wide', async () => {
    const { stdout } = await ouCost(world.sandbox, 'RundeckBatchRole', EVERYTHING);
    const { checks } = decodeDiagnosis(JSON.parse(stdout));
    const found = checks.filter(({ id }) => OF_THIS.test(id));
    expect(found.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
    expect(found.map(({ id }) => id)).toEqual([
      'assume-archivist',
      'list-archive',
      'write-archive',
      'read-archive',
      'assume-deliverer',
      'list-schedules',
      'see-schedules',
      'mail-senders',
      'mail-account',
      'see-topics',
      'webhook-secrets',
      'worker-cannot-list-archive',
      'archivist-cannot-overwrite',
      'archivist-cannot-delete',
      'archivist-cannot-write-elsewhere',
      'archivist-cannot-list-elsewhere',
    ]);
    answered = stdout;
  });

  it('shows nobody where a webhook is', () => {
    expect(answered).not.toContain('127.0.0.1');
  });
});

describe('ou-cost run without --archive', () => {
  it("uses the function's archive: the second report knows the tree of the first", async () => {
    const asked = [...RUN, '--tree', 'as-was'];
    const first = await ouCost(world.sandbox, 'RundeckBatchRole', asked);
    expect(first).toMatchObject({ exitCode: 2, stdout: '' });
    expect(first.stderr).toContain('has no history of an organization yet');
    expect(await ouCost(world.sandbox, 'RundeckBatchRole', RUN)).toMatchObject({ exitCode: 0 });
    const second = await ouCost(world.sandbox, 'RundeckBatchRole', asked);
    expect(second.exitCode).toBe(0);
    expect(JSON.parse(second.stdout)).toMatchObject({ query: { tree: 'as-was' } });
    const replaced = world.sandbox.calls.filter(
      ({ operation, resource }) => operation === 'PutObject' && resource?.endsWith('/ou-cost/index.html'),
    );
    expect(replaced).toHaveLength(2);
  });
});
