import { chmod, chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { secretIn } from './secret-file.ts';

const isRoot = process.getuid?.() === 0;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ou-cost-secret-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function read(mode: number, owner?: number): Promise<string> {
  const file = path.join(folder, 'hook');
  await writeFile(file, 's3cr3t');
  await chmod(file, mode);
  if (owner !== undefined) await chown(file, owner, 0);
  return secretIn(file, 'the file of --post-url-file');
}

describe.skipIf(process.platform === 'win32')('a file with a secret', () => {
  test.each([0o600, 0o400, 0o700])('is read where its owner alone may: %o', async (mode) => {
    expect(await read(mode)).toBe('s3cr3t');
  });

  test.each([
    [0o602, 'changed'],
    [0o620, 'changed'],
    [0o666, 'changed'],
    [0o622, 'changed'],
    [0o604, 'read'],
    [0o644, 'read'],
    [0o604, 'read'],
  ])('of mode %o is refused, since it can be %s by others', async (mode, done) => {
    await expect(read(mode)).rejects.toMatchObject({
      code: 'InvalidUsage',
      message: `the file of --post-url-file can be ${done} by others, and holds a secret; run chmod 600 on it`,
    });
  });

  test.runIf(isRoot)('may be read by a group where root owns it', async () => {
    expect(await read(0o640)).toBe('s3cr3t');
  });

  test.runIf(isRoot)('of another user is refused', async () => {
    await expect(read(0o600, 12_345)).rejects.toThrow(/belongs to another user/);
  });

  test.skipIf(isRoot)('may not be read by a group where it is not of root', async () => {
    await expect(read(0o640)).rejects.toThrow(/can be read by others/);
  });
});
