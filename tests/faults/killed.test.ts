import type { ChildProcess } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as passing } from 'node:timers/promises';
import type { Sandbox } from '@ou-cost/sandbox';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reportFrom } from '../support/files/reports.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { type RunningProcess, start } from '../support/processes/execute.ts';
import { environmentOf, OU_COST, ouCost, RUN_OCTOBER, toFiles } from '../support/processes/ou-cost.ts';
import { enterpriseSandbox } from '../support/sandbox/start.ts';

/* Whoever is killed, and whatever is full: an output is there whole, or it is not there. */

const RUN = [...RUN_OCTOBER, '--quiet'];

let sandbox: Sandbox;
let folder: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  // Slow enough that there is a middle of a run to strike in.
  sandbox = await enterpriseSandbox({ latency: 150 });
  folder = temporaryFolder('killed');
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await sandbox.stop();
});

const files = () => toFiles(folder, 'json', 'csv');

/** Starts `ou-cost` as Rundeck, through a shell that may set limits first. */
function started(args: readonly string[], limits = 'true'): RunningProcess {
  const inShell = ['-c', `${limits}; exec "$@"`, 'bash', process.execPath, OU_COST, ...args];
  const running = start('bash', inShell, { env: environmentOf(sandbox, 'RundeckBatchRole') });
  children.push(running.child);
  return running;
}

/** Until the function has asked Cost Explorer, so that the run is under way at its far end. */
async function underWay(): Promise<void> {
  while (!sandbox.calls.some(({ action }) => action === 'ce:GetCostAndUsage')) await passing(10);
}

/** The function's process: the one child of this process that the sandbox has started. */
async function functionProcess(): Promise<number> {
  const of = await readFile(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8');
  for (const id of of.trim().split(' ')) {
    const line = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '');
    if (line.includes('lambda/runtime/bootstrap.ts')) return Number(id);
  }
  throw new Error('no function is running');
}

describe('a run that is killed', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)(
    'by %s while the function works leaves nothing',
    async (signal) => {
      const { child, ended } = started([...RUN, ...files()]);
      await underWay();
      child.kill(signal);
      expect(await ended).toMatchObject({ exitCode: null, signal });
      expect(await readdir(folder)).toEqual([]);
    },
  );

  it.each(['SIGINT', 'SIGKILL'] as const)(
    'by %s while it writes leaves whole files or none',
    async (signal) => {
      for (const delay of [0, 5, 20]) {
        const { child, ended } = started([...RUN, ...files()]);
        while ((await readdir(folder)).length === 0 && child.exitCode === null) await passing(1);
        expect(await readdir(folder), 'the run ended without writing').not.toEqual([]);
        await passing(delay);
        child.kill(signal);
        await ended;
        for (const name of await readdir(folder)) {
          // A process that is killed outright cannot clean up; what it began has not the name of an output.
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
  it('is a failed run that says so, and leaves nothing', async () => {
    const { ended } = started([...RUN, ...files()]);
    await underWay();
    process.kill(await functionProcess(), 'SIGKILL');
    const { exitCode, stderr } = await ended;
    expect(stderr).toMatch(/ran out of memory \(.*signal: killed/);
    expect(exitCode).toBe(6);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('a disk that is full', () => {
  it('takes no file of the run, not even those that would have fitted', async () => {
    const args = [...RUN, ...files(), '--output', 'markdown', '--out', '/dev/full'];
    const { exitCode, stderr } = await ouCost(sandbox, 'RundeckBatchRole', args);
    expect(exitCode, stderr).toBe(2);
    expect(stderr).toContain("the output '/dev/full' cannot be written: the disk is full");
    expect(await readdir(folder)).toEqual([]);
  });

  it('in the middle of a file leaves nothing of it', async () => {
    const { ended } = started([...RUN, ...files()], 'ulimit -f 8');
    const { exitCode, stderr } = await ended;
    expect(exitCode, stderr).toBe(2);
    expect(stderr).toContain('report.json');
    expect(await readdir(folder)).toEqual([]);
  });
});
