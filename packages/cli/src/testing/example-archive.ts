import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { exampleReport } from '@ou-cost/present/testing/example-report';

const ORGANIZATION = 'o-acme000001';

/** A node of a snapshot without anything in it. */
const node = (id: string, name: string) => ({
  id,
  name,
  accounts: [] as object[],
  organizationalUnits: [] as object[],
});

/**
 * Writes an archive as two runs would leave it: the example's report twice, as `run-1` and `run-2`, and a move of account
 * 111111111111 from A to B between 2026-09-01 and 2026-10-05.
 */
export async function exampleArchive(folder: string): Promise<void> {
  const account = { id: '111111111111', name: 'payer', state: 'ACTIVE' };
  for (const [on, home] of [
    ['2026-09-01', 'A'],
    ['2026-10-05', 'B'],
  ] as const) {
    const units = ['A', 'B'].map((name) => ({
      ...node(`ou-ab12-0000000${name.toLowerCase()}`, name),
      accounts: name === home ? [account] : [],
    }));
    const snapshot = {
      schema: 'ou-cost/snapshot@1',
      asOf: `${on}T09:00:00Z`,
      id: ORGANIZATION,
      managementAccountId: '111111111111',
      root: { ...node('r-ab12', 'Root'), organizationalUnits: units },
    };
    const [year, month, day] = on.split('-');
    await write(
      folder,
      `organizations/${ORGANIZATION}/snapshots/${year}/${month}/${day}T090000Z.json`,
      snapshot,
    );
  }
  for (const runId of ['run-1', 'run-2']) {
    await write(folder, `reports/${ORGANIZATION}/2026-10/${runId}/report.json`, {
      ...exampleReport(),
      runId,
    });
  }
}

async function write(folder: string, key: string, value: object): Promise<void> {
  const file = path.join(folder, ...key.split('/'));
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(value));
}
