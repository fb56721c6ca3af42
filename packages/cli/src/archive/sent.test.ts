import { gunzipSync } from 'node:zlib';
import { decodeEarlierRuns } from '@ou-cost/contract/archive';
import { exampleReport } from '@ou-cost/present/testing/example-report';
import type { EarlierRuns } from '@ou-cost/spend';
import { describe, expect, test } from 'vitest';
import { takenApart, withEarlierRuns } from './sent.ts';

const ACCOUNT = { id: '111111111111', name: 'payer', state: 'ACTIVE', parentId: 'r-ab12' };
const TREE = {
  asOf: '2026-10-01T09:00:00Z',
  id: 'o-acme000001',
  managementAccountId: ACCOUNT.id,
  units: [{ id: 'r-ab12', name: 'Root', parentId: null }],
  accounts: [ACCOUNT],
};
const EARLIER: EarlierRuns = {
  histories: [
    {
      organizationId: TREE.id,
      trees: [TREE, { ...TREE, asOf: '2026-10-02T09:00:00Z' }],
      unchangedOn: [],
      events: [],
      eventsCover: [],
    },
  ],
  ledgers: [],
};

describe('what earlier runs left', () => {
  test('travels in a request, and is the same when it is unpacked', () => {
    const { earlier = '', ...request } = withEarlierRuns({ kind: 'report', period: '2026-10' }, EARLIER);
    expect(request).toEqual({ kind: 'report', period: '2026-10', record: true });
    const json: unknown = JSON.parse(gunzipSync(Buffer.from(earlier, 'base64')).toString());
    expect(decodeEarlierRuns(json)).toEqual(EARLIER);
  });

  test.each([
    [{ request: 100, unpacked: 1e6 }, /makes a request of \d+ bytes, and the function takes at most 100/],
    [{ request: 1e6, unpacked: 100 }, /makes a request of \d+ bytes unpacked.*at most 100/],
  ])('is refused where it is too large (%j), with the remedy', (limits, message) => {
    const sent = () => withEarlierRuns({ kind: 'report' }, EARLIER, limits);
    expect(sent).toThrow(message);
    expect(sent).toThrow("ask for fewer months, or use 'ou-cost report'");
  });
});

describe('an answer', () => {
  const report = { ...exampleReport(), runId: 'run-1' };
  const recording = {
    tree: {
      schema: 'ou-cost/snapshot@1',
      asOf: TREE.asOf,
      id: report.bills[0]?.organizationId,
      managementAccountId: ACCOUNT.id,
      root: { id: 'r-ab12', name: 'Root', accounts: [{ id: ACCOUNT.id }], organizationalUnits: [] },
    },
    ledgers: [],
  };

  test('is the report, and what the run leaves', () => {
    const taken = takenApart({ ...report, recording });
    expect(taken.report).toEqual(report);
    expect(taken.recorded(report).tree).toMatchObject({ id: recording.tree.id, asOf: TREE.asOf });
  });

  test.each([
    ['without it', {}, /has nothing for an archive/],
    ['that had no room for it', { recording: null }, /had room for the report only; ask for fewer months/],
    ['with something else', { recording: [] }, /recording: the whole \(\[\]\) must be an object/],
    [
      'with half a tree',
      { recording: { ...recording, tree: { ...recording.tree, root: {} } } },
      /recording\.tree/,
    ],
    [
      'with a tree that is nested deeper than it can be written',
      { recording: { ...recording, tree: JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`) } },
      /recording\.tree: the whole \(nested too deep to be shown\) must be an object/,
    ],
    [
      'of another organization',
      { recording: { ...recording, tree: { ...recording.tree, id: 'o-other00001' } } },
      /of the organization o-other00001, and the report is not/,
    ],
  ])('%s is still a report, and fails only when it is to be kept', (_, change, message) => {
    const taken = takenApart({ ...report, ...change });
    expect(taken.report).toEqual(report);
    expect(() => taken.recorded(report)).toThrow(message);
  });

  test('that is no object is left to whoever reads the report', () => {
    expect(takenApart(null).report).toBeNull();
  });
});
