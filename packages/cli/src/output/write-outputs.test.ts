import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkOutputFiles, writeOutputs } from './write-outputs.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ou-cost-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const at = (name: string) => path.join(folder, name);

describe('writing outputs', () => {
  test('writes every file completely, and leaves no other file', async () => {
    await writeOutputs([
      { file: at('a.json'), content: '{}' },
      { file: at('b.md'), content: '決済' },
    ]);
    expect(await readFile(at('b.md'), 'utf8')).toBe('決済');
    expect(await readdir(folder)).toEqual(['a.json', 'b.md']);
  });

  test('replaces an existing file and keeps its permissions', async () => {
    await writeFile(at('a.json'), 'before');
    await chmod(at('a.json'), 0o640);
    await writeOutputs([{ file: at('a.json'), content: 'after' }]);
    expect(await readFile(at('a.json'), 'utf8')).toBe('after');
    expect((await stat(at('a.json'))).mode & 0o777).toBe(0o640);
  });

  test('replaces the file that a symbolic link points to, and keeps the link', async () => {
    await writeFile(at('real.json'), 'before');
    await symlink(at('real.json'), at('link.json'));
    await writeOutputs([{ file: at('link.json'), content: 'after' }]);
    expect(await readFile(at('real.json'), 'utf8')).toBe('after');
    expect((await readdir(folder)).toSorted()).toEqual(['link.json', 'real.json']);
  });

  test('writes no file at all when one of them cannot be written', async () => {
    await writeFile(at('first.json'), 'before');
    const files = [
      { file: at('first.json'), content: 'after' },
      { file: at('missing/second.json'), content: 'after' },
    ];
    await expect(writeOutputs(files)).rejects.toMatchObject({
      code: 'OutputNotWritten',
      message: expect.stringContaining('its folder does not exist'),
    });
    expect(await readFile(at('first.json'), 'utf8')).toBe('before');
    expect(await readdir(folder)).toEqual(['first.json']);
  });

  test('writes to a device and does not replace it', async () => {
    await writeOutputs([{ file: '/dev/null', content: 'gone' }]);
    expect((await stat('/dev/null')).isCharacterDevice()).toBe(true);
  });

  test('names a full disk as the reason', async () => {
    await expect(writeOutputs([{ file: '/dev/full', content: 'text' }])).rejects.toMatchObject({
      code: 'OutputNotWritten',
      message: expect.stringContaining('the disk is full'),
    });
  });

  test('a run that is interrupted while it writes leaves no partial file', async () => {
    const script = `
      const { writeOutputs } = await import(process.argv[1]);
      const files = Array.from({ length: 400 }, (_, i) => ({ file: process.argv[2] + '/' + i, content: 'x'.repeat(1e6) }));
      process.stdout.write('writing');
      await writeOutputs(files);
    `;
    const url = new URL('./write-outputs.ts', import.meta.url).href;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, url, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    // Some files have been begun; none is renamed before the last one is written.
    while ((await readdir(folder)).length < 3) await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill('SIGINT');
    const [, signal] = await once(child, 'exit');
    expect(signal).toBe('SIGINT');
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('checking outputs before a run is paid for', () => {
  test('a new file in an existing folder is accepted, and not created yet', async () => {
    await checkOutputFiles([at('new.json')]);
    expect(await readdir(folder)).toEqual([]);
  });

  test('a folder that is missing, a folder as file and a file as folder are refused', async () => {
    await mkdir(at('folder'));
    await writeFile(at('file'), '');
    await expect(checkOutputFiles([at('missing/r.json')])).rejects.toThrow(/its folder does not exist/);
    await expect(checkOutputFiles([at('folder')])).rejects.toThrow(/it is a folder/);
    await expect(checkOutputFiles([at('file/r.json')])).rejects.toThrow(/its folder does not exist/);
  });

  test.skipIf(!existsSync('/proc'))(
    'a folder that exists and takes no files is refused, and not called missing',
    async () => {
      await expect(checkOutputFiles(['/proc/report.json'])).rejects.toMatchObject({
        code: 'OutputNotWritten',
        message: expect.stringContaining('its folder takes no files'),
      });
    },
  );
});
