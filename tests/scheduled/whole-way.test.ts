import type { Report } from '@ou-cost/spend';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ARCHIVE, MAIL, TOPIC } from '../support/scheduled/configuration.ts';
import { archived, startWorld, type World } from '../support/scheduled/world.ts';

let world: World;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const AT = '2026-10-06T20:00:00Z';

describe('a trigger that is delivered twice at once', () => {
  it('makes one report with one set of paid requests, and the second delivery says so', async () => {
    const { answers, paid } = await world.fire('monthly', AT, 2);
    const statuses = answers.map((answer) => ('status' in answer ? answer.status : answer.errorMessage));
    expect(statuses.toSorted()[0]).toBe('reported');
    expect(['reported-before', 'under-way']).toContain(statuses.toSorted()[1]);
    const [report] = await reports('monthly');
    // A cent for each request.
    expect(report?.usage.charges).toMatchObject([{ source: 'cost-explorer', amount: `0.0${paid}` }]);
    expect(paid).toBeGreaterThan(0);
  });

  it('went through each role once, each allowed by the synthesized policies', () => {
    const { calls } = world.sandbox;
    const entered = calls.flatMap(({ operation, resource = '' }) =>
      operation === 'AssumeRole' && resource.includes(':role/') ? [resource.split('ou-cost-')[1]] : [],
    );
    expect([...new Set(entered)].toSorted()).toEqual([
      'archivist',
      'deliverer',
      'reader',
      'scheduler',
      'worker',
    ]);
    expect(calls.filter(({ decision }) => decision === 'denied')).toEqual([]);
  });

  it('sends one mail, whose attachments are what the archive has', async () => {
    const objects = await archived(world);
    const { mails } = world.sandbox;
    expect(mails).toMatchObject([
      { ...MAIL, subject: expect.stringContaining('2026-09'), attachments: [{}, {}] },
    ]);
    for (const { fileName, content } of mails[0]?.attachments ?? []) {
      const [, kept] = [...objects].find(([key]) => key.endsWith(`/${fileName}`)) ?? [];
      expect(content.equals(kept ?? Buffer.alloc(0)), fileName).toBe(true);
    }
    const names = mails[0]?.attachments.map(({ fileName }) => fileName.split('.').at(-1));
    expect(names?.toSorted()).toEqual(['csv', 'html']);
  });

  it('brings the index for people up to date, which links to the report', async () => {
    const objects = await archived(world);
    const index = objects.get('index.html')?.toString() ?? '';
    const report = [...objects.keys()].find((key) => key.endsWith('/report.html')) ?? 'none';
    expect(index).toContain(`href="${report}"`);
    expect(index).toContain('238.00');
  });

  it('tells the topic and the webhook once', () => {
    expect(world.sandbox.notifications).toMatchObject([{ topicArn: TOPIC }]);
    expect(world.posted).toHaveLength(1);
    expect(world.posted[0]?.body).toContain('238.00');
    expect(world.ringing()).toEqual([]);
  });

  it('keeps no address and no secret', async () => {
    for (const [key, content] of await archived(world)) {
      expect(content.toString('latin1'), key).not.toMatch(/finance@|cto@|costs@|s3cr3t/);
    }
  });

  it('is answered from the archive whenever it comes again', async () => {
    const { answers, paid } = await world.fire('monthly', AT);
    expect(answers).toMatchObject([
      {
        status: 'reported-before',
        report: expect.stringMatching(`^s3://${ARCHIVE.bucket}/${ARCHIVE.prefix}/reports/`),
        deliveries: Array.from({ length: 3 }, () => ({ status: 'delivered-before' })),
      },
    ]);
    expect(paid).toBe(0);
    expect(world.sandbox.mails).toHaveLength(1);
  });
});

describe('at the end of a month, the period is that of the day in UTC', () => {
  it.each([
    ['tokyo-first', '2026-03-31T15:30:00Z', '2026-02'],
    ['tokyo-tenth', '2026-04-01T00:30:00Z', '2026-03'],
    ['los-angeles-last', '2026-03-01T02:30:00Z', '2026-02'],
    ['los-angeles-last', '2026-04-01T01:30:00Z', '2026-03'],
    ['los-angeles-early', '2026-02-28T23:30:00Z', '2026-01'],
  ])('%s at %s: %s', async (schedule, at, month) => {
    const { answers } = await world.fire(schedule, at);
    const stamp = at.replaceAll(/[-:]/g, '');
    expect(answers).toMatchObject([
      {
        status: 'reported',
        scheduledTime: at,
        runId: expect.stringMatching(`^ou-cost-${stamp}-[0-9a-f]{6}$`),
      },
    ]);
    const report = (await reports(schedule)).find(({ runId }) => runId.includes(stamp));
    expect(report?.periods.map(({ start }) => start)).toEqual([`${month}-01`]);
  });
});

describe('when the clock changes', () => {
  const due = async (from: string, to: string, schedule: string) => {
    const changing = await startWorld();
    await changing.sandbox.moveTo(from);
    const fired = await changing.sandbox.goTo(new Date(`${to}T00:00:00Z`));
    await changing[Symbol.asyncDispose]();
    return fired.filter((each) => each.schedule === schedule).map(({ scheduledTime }) => scheduledTime);
  };

  it('a time that there is not makes no report, and one that there is twice makes one', async () => {
    expect(await due('2026-03-08', '2026-03-09', 'los-angeles-spring')).toEqual([]);
    expect(await due('2025-11-02', '2025-11-03', 'los-angeles-autumn')).toEqual(['2025-11-02T08:30:00Z']);
  });
});

/** The reports that the archive has of a schedule. */
async function reports(schedule: string): Promise<readonly Report[]> {
  const objects = await archived(world);
  const ids = [...objects]
    .filter(([key]) => key.startsWith(`schedules/${schedule}/`) && key.includes('/outcome-'))
    .map(([, content]) => JSON.parse(content.toString()).runId);
  return [...objects]
    .filter(([key]) => key.endsWith('/report.json') && ids.some((id) => key.includes(id)))
    .map(([, content]) => JSON.parse(content.toString()));
}
