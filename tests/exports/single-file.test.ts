import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { writeExport, writeScenario } from '@ou-cost/sandbox';
import { beforeAll, describe, expect, it } from 'vitest';
import { soleBill } from '../../packages/spend/src/testing/reports.ts';
import { reportFrom } from '../support/files/reports.ts';
import { REPOSITORY } from '../support/files/repository.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { sharedBuild } from '../support/processes/build.ts';
import { type Ended, execute } from '../support/processes/execute.ts';
import { twoMonthScenario } from '../support/scenarios/generated.ts';

let folder: string;
let dist: string;

beforeAll(async () => {
  folder = temporaryFolder('single-file');
  dist = await sharedBuild();
  const scenario = twoMonthScenario({ accounts: 3, ous: 1, seed: 3 });
  await writeScenario(scenario, folder);
  await writeExport(scenario, join(folder, 'exports'), { name: 'bill', format: 'csv.gz' });
});

/** Copies the command line into a folder of its own. */
function copiedTo(name: string): string {
  const place = join(folder, name);
  mkdirSync(place);
  cpSync(join(dist, 'ou-cost.mjs'), join(place, 'ou-cost.mjs'));
  return place;
}

function report(place: string): Promise<Ended> {
  const files = ['--exports', 'exports', '--organization', 'organization.json'];
  const args = ['report', ...files, '--period', '2026-10', '--output', 'json'];
  return execute(join(place, 'ou-cost.mjs'), args, { cwd: folder });
}

describe('the command line as one file, which reads an export', () => {
  it('says what to install beside it, where DuckDB is not there', async () => {
    const manifest = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
    const version = manifest(join(REPOSITORY, 'packages/exports/package.json')).dependencies[
      '@duckdb/node-api'
    ];
    expect(await report(copiedTo('alone'))).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringContaining(`npm install --prefix FOLDER @duckdb/node-api@${version}`),
    });
    expect(manifest(join(dist, 'package/package.json'))).toMatchObject({
      peerDependencies: { '@duckdb/node-api': version },
      peerDependenciesMeta: { '@duckdb/node-api': { optional: true } },
    });
  });

  it('makes the report where it is', async () => {
    const place = copiedTo('beside');
    mkdirSync(join(place, 'node_modules'));
    symlinkSync(join(REPOSITORY, 'node_modules', '@duckdb'), join(place, 'node_modules', '@duckdb'));
    const { exitCode, stdout } = await report(place);
    expect(exitCode).toBe(0);
    expect(soleBill(reportFrom(stdout)).source.kind).toBe('exports');
  });
});
