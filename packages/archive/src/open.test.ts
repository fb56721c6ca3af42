import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openArchive } from './index.ts';
import { runOf, treeOf } from './testing/runs.ts';

const noConnection = () => {
  throw new Error('a folder needs no connection');
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ou-cost-archive-'));
  await writeFile(join(folder, 'file'), 'x');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the location of an archive', () => {
  it('is a folder, which is made when something is written', async () => {
    const here = join(folder, 'a', 'new one');
    const archive = await openArchive(here, noConnection);
    expect(archive.name).toBe(here);
    expect(await archive.earlierRuns([])).toEqual({ histories: [], ledgers: [] });
    await expect(archive.assertHistory()).rejects.toMatchObject({
      code: 'InvalidUsage',
      message: expect.stringContaining(`the archive ${here} has no history of an organization yet`),
    });
    expect(existsSync(here)).toBe(false);
    await archive.keep(runOf('run-1', treeOf('2026-11-08T09:00:00Z', [0])));
    await (await openArchive(here, noConnection)).assertHistory();
  });

  it.each([
    ['', /write a folder, or s3:\/\/BUCKET\/PREFIX/],
    ['  ', /write a folder/],
    ['s3:/bills/x', /write s3:\/\/BUCKET\/PREFIX/],
    ['s3:bills', /write s3:\/\/BUCKET\/PREFIX/],
    ['s3://', /write s3:\/\/BUCKET\/PREFIX/],
    ['s3:///x', /write s3:\/\/BUCKET\/PREFIX/],
    ['S3://bills/x', /write s3:\/\/BUCKET\/PREFIX/],
    ['s3://Bills/x', /'Bills' cannot be the name of a bucket/],
    ['s3://b/x', /'b' cannot be the name of a bucket/],
    ['s3://bills//x', /its prefix has an empty part/],
    ['s3://bills/../x', /its prefix has/],
    ['https://bills.s3.amazonaws.com/x', /write a folder, or s3/],
    ['arn:aws:s3:::bills/x', /write a folder, or s3/],
    ['~', new RegExp(`only a shell replaces '~'.*'${homedir()}'`)],
    ['~/archive', new RegExp(`write '${homedir()}/archive'`)],
    ['a\0b', /write a folder/],
  ])('is not %j', async (location, message) => {
    await expect(openArchive(location, noConnection)).rejects.toMatchObject({
      code: 'InvalidUsage',
      message: expect.stringMatching(message),
    });
  });

  it.each(['file', 'file/below'])('is no file, and nothing in one: %s', async (name) => {
    await expect(openArchive(join(folder, name), noConnection)).rejects.toMatchObject({
      code: 'InvalidUsage',
      message: expect.stringMatching(/it is a file, or in one; give a folder/),
    });
  });
});
