import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Sandbox } from '@ou-cost/sandbox';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { readReport, reportFrom } from '../support/files/reports.ts';
import { REPOSITORY } from '../support/files/repository.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { environmentOf, OU_COST, RUN_OCTOBER, toFiles } from '../support/processes/ou-cost.ts';
import { enterpriseSandbox } from '../support/sandbox/start.ts';

/* Standard output or standard error that takes nothing, on a system that has /dev/full. */

let sandbox: Sandbox;
let full: FileHandle;
beforeAll(async () => {
  sandbox = await enterpriseSandbox();
});
afterAll(() => sandbox?.stop());
beforeEach(async () => {
  full = await open('/dev/full', 'w');
});
afterEach(() => full?.close());

function started(args: readonly string[], stdout: 'pipe' | number, stderr: 'pipe' | number, env = {}) {
  return spawn(process.execPath, [join(REPOSITORY, OU_COST), ...args], {
    env: { ...environmentOf(sandbox, 'RundeckBatchRole'), ...env },
    stdio: ['ignore', stdout, stderr],
  });
}

const textOf = (stream: Readable | null) => (stream === null ? Promise.resolve('') : text(stream));

const JSON_OUTPUT = [...RUN_OCTOBER, '--output', 'json'];

it('a report is not lost to a full standard error', async () => {
  const child = started(JSON_OUTPUT, 'pipe', full.fd);
  const [printed, [exitCode]] = await Promise.all([textOf(child.stdout), once(child, 'close')]);
  expect(exitCode).toBe(0);
  expect(reportFrom(printed).query.start).toBe('2026-10-01');
});

it('a report is not lost to a standard error that nobody reads', async () => {
  const child = started(JSON_OUTPUT, 'pipe', 'pipe');
  child.stderr?.destroy();
  const [printed, [exitCode]] = await Promise.all([textOf(child.stdout), once(child, 'close')]);
  expect(exitCode).toBe(0);
  expect(reportFrom(printed).query.start).toBe('2026-10-01');
});

it('the exit code of a failure is not lost to a full standard error', async () => {
  const file = ['--out', join(temporaryFolder('full'), 'report.json'), '--fail-if', 'total > 0'];
  const [held] = await once(started([...JSON_OUTPUT, ...file], full.fd, full.fd), 'exit');
  expect(held).toBe(3);
  const [refused] = await once(started(['run', '--perod', 'x'], 'pipe', full.fd), 'exit');
  expect(refused).toBe(2);
});

it('a report in a file is not lost to a full standard output, which is named', async () => {
  const folder = temporaryFolder('full');
  const child = started([...RUN_OCTOBER, ...toFiles(folder, 'json'), '--output', 'table'], full.fd, 'pipe');
  const [said, [exitCode]] = await Promise.all([textOf(child.stderr), once(child, 'close')]);
  expect(said).toMatch(/\nou-cost: standard output cannot be written: ENOSPC[^\n;]*\n$/);
  expect(exitCode).toBe(2);
  expect(readReport(join(folder, 'report.json')).query.start).toBe('2026-10-01');
});

it.each(['file', 'standard output'])(
  'a paid report is kept where a full disk takes no %s',
  async (output) => {
    const env = { TMPDIR: temporaryFolder('kept') };
    const isFile = output === 'file';
    const args = isFile ? [...JSON_OUTPUT, '--out', '/dev/full'] : [...RUN_OCTOBER, '--output', 'csv'];
    const child = started(args, isFile ? 'pipe' : full.fd, 'pipe', env);
    const [said, [exitCode]] = await Promise.all([textOf(child.stderr), once(child, 'close')]);
    expect(exitCode).toBe(2);
    const file = / cannot be written: .*; the report is kept as JSON in '([^']+)'\n$/.exec(said)?.[1] ?? '';
    expect(file.startsWith(env.TMPDIR)).toBe(true);
    expect(readReport(file).query.start).toBe('2026-10-01');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  },
);
