import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { named, RundeckHost, reportSteps } from '../support/hosts/rundeck-steps.ts';

let host: RundeckHost;
beforeEach(() => {
  host = new RundeckHost();
});

describe.each(named(reportSteps()))('the files of old runs of %s', (_, step) => {
  const files = () =>
    readdirSync(host.reports)
      .filter((name) => !name.startsWith('.'))
      .sort();
  const run = (id: number, keep: string, variables = {}) =>
    host.run(
      step,
      { period: '2026-10', outputs: 'table,json,csv-ou', keep },
      { RD_JOB_ID: 'a', RD_JOB_EXECID: String(id), ...variables },
    );
  const idsOf = (names: readonly string[]) => [
    ...new Set(names.map((name) => Number(/-(\d+)\.(?:json|ou\.csv)$/.exec(name)?.[1]))),
  ];

  it('are kept unless the option says how many', async () => {
    for (const id of [8, 9, 10]) await run(id, '');
    expect(files()).toHaveLength(6);
  });

  it('are removed, those of the oldest runs first, also of runs from before the option was given', async () => {
    for (const id of [8, 9, 10]) await run(id, '');
    await run(11, '2');
    expect(idsOf(files())).toEqual([10, 11]);
    await run(12, '1');
    expect(idsOf(files())).toEqual([12]);
    expect(files()).toHaveLength(2);
    await run(13, '3');
    expect(idsOf(files())).toEqual([12, 13]);
  });

  it('stay where a run writes nothing, and go where it ends with a rule that holds', async () => {
    for (const id of [8, 9]) await run(id, '');
    await run(10, '1', { FAILS_WITH: '6' });
    expect(idsOf(files())).toEqual([8, 9]);
    expect(await run(11, '1', { ENDS_WITH: '3' })).toMatchObject({ exitCode: 3, stderr: '' });
    expect(idsOf(files())).toEqual([11]);
  });

  it('are those of this job only: other jobs, other files, links and folders stay', async () => {
    await run(7, '');
    const before = files();
    const [first = ''] = before;
    await run(8, '', { RD_JOB_ID: 'other' });
    const strange = ['ous.json', 'ou-cost-2026-10-6.json', `${first}.bak`, 'ou-cost-notes.txt'];
    for (const name of strange) writeFileSync(join(host.reports, name), 'mine');
    mkdirSync(join(host.reports, 'ou-cost-2026-10-5.json'));
    await run(9, '1');
    expect(files()).toEqual(
      [...strange, 'ou-cost-2026-10-5.json', ...files().filter((name) => /-[89]\./.test(name))].sort(),
    );
    expect(idsOf(files().filter((name) => /-[89]\./.test(name)))).toEqual([8, 9]);
  });

  it('are never outside the folder, whatever stands in the record', async () => {
    const outside = join(dirname(host.reports), 'outside.json');
    writeFileSync(outside, 'mine');
    symlinkSync(outside, join(host.reports, 'ou-cost-2026-10-1.json'));
    writeFileSync(
      join(host.reports, '.ou-cost-a'),
      '../outside json\nou-cost-2026-10-1 json\nou-cost-x x/../../../outside.json\n',
    );
    await run(9, '1');
    expect(readFileSync(outside, 'utf8')).toBe('mine');
    expect(existsSync(join(host.reports, 'ou-cost-2026-10-1.json'))).toBe(false);
  });

  it.each(['0', '-1', '1.5', 'all', '012', '123456'])(
    'are not removed for %j, which is refused',
    async (keep) => {
      await run(8, '');
      const refused = await run(9, keep);
      expect(refused).toMatchObject({
        exitCode: 2,
        args: null,
        stderr: expect.stringContaining(`'${keep}'`),
      });
      expect(idsOf(files())).toEqual([8]);
    },
  );

  it('do not fail a run whose record cannot be written', async () => {
    mkdirSync(join(host.reports, '.ou-cost-a'));
    const ended = await run(8, '1');
    expect(ended).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('were not removed') });
    expect(idsOf(files())).toEqual([8]);
  });
});
