import type { ChildProcess } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Sandbox } from '@ou-cost/sandbox';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reportFrom } from '../support/files/reports.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { type RunningProcess, start } from '../support/processes/execute.ts';
import { environmentOf, OU_COST, ouCost, RUN_OCTOBER, toFiles } from '../support/processes/ou-cost.ts';
import { enterpriseSandbox } from '../support/sandbox/start.ts';

/* Whichever process is killed and whenever a disk is full, an output is complete or does not exist. */

const RUN = [...RUN_OCTOBER, '--quiet'];

let sandbox: Sandbox;
let folder: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  // The latency makes a run last long enough to be killed before its end.
  sandbox = await enterpriseSandbox({ latency: 150 });
  folder = temporaryFolder('killed');
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await sandbox.stop();
});

const files = () => toFiles(folder, 'json', 'csv');

/** Starts `ou-cost` as Rundeck's role, from a shell that runs a command before it, such as `ulimit`. */
function startRun(args: readonly string[], command = 'true'): RunningProcess {
  const inShell = ['-c', `${command}; exec "$@"`, 'bash', process.execPath, OU_COST, ...args];
  const running = start('bash', inShell, { env: environmentOf(sandbox, 'RundeckBatchRole') });
  children.push(running.child);
  return running;
}

const paidCalls = () => sandbox.calls.filter(({ action }) => action === 'ce:GetCostAndUsage').length;

/** Resolves when the function has sent its first request to Cost Explorer after so many. */
async function costsRequested(before = 0): Promise<void> {
  while (paidCalls() <= before) await delay(10);
}

/** The process id of the function, which is a child of this process because the sandbox runs in it. */
async function functionProcess(): Promise<number> {
  const ids = await readFile(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8');
  for (const id of ids.trim().split(' ')) {
    const line = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '');
    if (line.includes('lambda/runtime/bootstrap.ts')) return Number(id);
  }
  throw new Error('no function is running');
}

describe('a run that is killed', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)(
    'by %s while the function runs leaves no file',
    async (signal) => {
      const { child, ended } = startRun([...RUN, ...files()]);
      await costsRequested();
      child.kill(signal);
      expect(await ended).toMatchObject({ exitCode: null, signal });
      expect(await readdir(folder)).toEqual([]);
    },
  );

  it.each(['SIGINT', 'SIGKILL'] as const)(
    'by %s while it writes leaves complete files or none',
    async (signal) => {
      for (const milliseconds of [0, 5, 20]) {
        const before = paidCalls();
        const { child, ended } = startRun([...RUN, ...files()]);
        // A run tries whether it can write before it asks AWS, with a file that is not its output.
        await costsRequested(before);
        while ((await readdir(folder)).length === 0 && child.exitCode === null) await delay(1);
        expect(await readdir(folder), 'the run ended without writing').not.toEqual([]);
        await delay(milliseconds);
        child.kill(signal);
        await ended;
        for (const name of await readdir(folder)) {
          // SIGKILL leaves no time to clean up, but an unfinished file does not have the name of an output.
          if (name.startsWith('.ou-cost-') && signal === 'SIGKILL') continue;
          const text = await readFile(join(folder, name), 'utf8');
          if (name === 'report.json') expect(() => reportFrom(text)).not.toThrow();
          else expect(name === 'report.csv' && text.endsWith('\n'), name).toBe(true);
        }
        folder = temporaryFolder('killed');
      }
    },
  );
});

describe('a function that is killed', () => {
  it('fails the run, which says so and leaves no file', async () => {
    const { ended } = startRun([...RUN, ...files()]);
    await costsRequested();
    process.kill(await functionProcess(), 'SIGKILL');
    const { exitCode, stderr } = await ended;
    expect(stderr).toMatch(/ran out of memory \(.*signal: killed/);
    expect(exitCode).toBe(6);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('a disk that is full', () => {
  it('leaves no file of the run, not even those for which there was space', async () => {
    const args = [...RUN, ...files(), '--output', 'markdown', '--out', '/dev/full'];
    const { exitCode, stderr } = await ouCost(sandbox, 'RundeckBatchRole', args);
    expect(exitCode, stderr).toBe(2);
    expect(stderr).toContain("the output '/dev/full' cannot be written: the disk is full");
    expect(await readdir(folder)).toEqual([]);
  });

  it('in the middle of a file leaves no part of it', async () => {
    const { ended } = startRun([...RUN, ...files()], 'ulimit -f 8');
    const { exitCode, stderr } = await ended;
    expect(exitCode, stderr).toBe(2);
    expect(stderr).toContain('report.json');
    expect(await readdir(folder)).toEqual([]);
  });
});
