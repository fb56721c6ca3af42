import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { placeOnce } from './place-once.ts';
import { FolderStore } from './store.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (content: Uint8Array | null) => (content === null ? null : new TextDecoder().decode(content));

let folder: string;
let store: FolderStore;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'ou-cost-archive-')), 'ein Archiv ü');
  store = new FolderStore(folder);
});
afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }));

describe('an archive in a folder', () => {
  it('is made by its first object, and before that empty', async () => {
    expect(await store.list('organizations/')).toEqual([]);
    expect(await store.read('organizations/x.json', 10)).toBeNull();
    expect(await store.writeOnce('organizations/o-1/x.json', bytes('1'))).toBe('written');
    expect(await store.list('')).toEqual(['organizations/o-1/x.json']);
  });

  it.skipIf(!existsSync('/proc/self'))('is refused at once where nobody can make a folder', async () => {
    await expect(new FolderStore('/proc/archive').writeOnce('a/b.json', bytes('1'))).rejects.toMatchObject({
      code: 'OutputNotWritten',
      message: expect.stringContaining('ENOENT'),
    });
  });

  it('keeps an object as it was written first, and leaves nothing else', async () => {
    await store.writeOnce('a/b c/ü.json', bytes('first'));
    expect(await store.writeOnce('a/b c/ü.json', bytes('second'))).toBe('exists');
    expect(text(await store.read('a/b c/ü.json', 10))).toBe('first');
    expect(await readdir(join(folder, 'a', 'b c'))).toEqual(['ü.json']);
  });

  it('keeps one of two objects that are written at once, whole', async () => {
    const contents = ['x', 'y', 'z'].map((letter) => letter.repeat(2 ** 20));
    const outcomes = await Promise.all(contents.map((each) => store.writeOnce('a/1.json', bytes(each))));
    expect(outcomes.filter((outcome) => outcome === 'written')).toHaveLength(1);
    expect(text(await store.read('a/1.json', 2 ** 21))).toBe(contents[outcomes.indexOf('written')]);
    expect(await readdir(join(folder, 'a'))).toEqual(['1.json']);
  });

  it('replaces an object where it is still the one that was read, and leaves nothing else', async () => {
    expect(await store.replace('i.html', bytes('one'), 'none')).toBe('changed');
    expect(await store.replace('i.html', bytes('one'), null)).toBe('written');
    const one = await store.readTagged('i.html', 10);
    const outcomes = await Promise.all(
      ['two', 'three', 'four'].map((each) => store.replace('i.html', bytes(each), one?.tag ?? null)),
    );
    expect(outcomes.toSorted()).toEqual(['changed', 'changed', 'written']);
    expect(text(await store.read('i.html', 10))).toBe(['two', 'three', 'four'][outcomes.indexOf('written')]);
    expect(await readdir(folder)).toEqual(['i.html']);
  });

  it('replaces an object past a lock that a killed run left', async () => {
    await store.writeOnce('i.html', bytes('one'));
    const lock = join(folder, '.i.html.lock');
    await writeFile(lock, '');
    const longAgo = Date.now() / 1000 - 3600;
    await utimes(lock, longAgo, longAgo);
    const { tag = null } = (await store.readTagged('i.html', 10)) ?? {};
    expect(await store.replace('i.html', bytes('two'), tag)).toBe('written');
    expect(await readdir(folder)).toEqual(['i.html']);
  });

  it('lists in the order of keys, a part where that is asked for, and no hidden files', async () => {
    for (const key of [
      'l/2026-09/1.json',
      'l/2026-10/1.json',
      'l/2026-10/2.json',
      'l/2026-11/1.json',
      'm/1.json',
    ])
      await store.writeOnce(key, bytes('x'));
    await writeFile(join(folder, 'l', '.DS_Store'), 'x');
    await writeFile(join(folder, 'l', '2026-10', '.0123.tmp'), 'half of an obj');
    expect(await store.list('l/', { after: 'l/2026-10', before: 'l/2026-100' })).toEqual([
      'l/2026-10/1.json',
      'l/2026-10/2.json',
    ]);
    expect(await store.list('l/2026-1')).toHaveLength(3);
    expect(await store.list('')).toHaveLength(5);
  });

  it('refuses links, and what is no file', async () => {
    const elsewhere = join(folder, '..', 'elsewhere');
    await mkdir(elsewhere);
    await writeFile(join(elsewhere, '1.json'), 'secret');
    await store.writeOnce('a/1.json', bytes('x'));
    await symlink(join(elsewhere, '1.json'), join(folder, 'a', '2.json'));
    await expect(store.list('a/')).rejects.toMatchObject({
      code: 'MalformedAnswer',
      message: expect.stringContaining("'a/2.json' that is a link"),
    });
    await expect(store.read('a/2.json', 10)).rejects.toMatchObject({
      message: expect.stringContaining('is a link'),
    });
    expect(await store.writeOnce('a/2.json', bytes('y'))).toBe('exists');
    await symlink(elsewhere, join(folder, 'b'));
    await expect(store.list('b/')).rejects.toMatchObject({
      message: expect.stringContaining("'b' that is a link"),
    });
    await expect(store.read('b/1.json', 10)).rejects.toMatchObject({ code: 'MalformedAnswer' });
    await expect(store.writeOnce('b/3.json', bytes('y'))).rejects.toMatchObject({ code: 'MalformedAnswer' });
    expect(await readdir(elsewhere)).toEqual(['1.json']);
    await mkdir(join(folder, 'c', '1.json'), { recursive: true });
    await expect(store.read('c/1.json', 10)).rejects.toMatchObject({
      message: expect.stringContaining("'c/1.json' that is not a file"),
    });
  });

  it('may itself be reached through a link', async () => {
    await mkdir(folder);
    const link = join(folder, '..', 'link');
    await symlink(folder, link);
    await new FolderStore(link).writeOnce('a/1.json', bytes('x'));
    expect(await store.list('')).toEqual(['a/1.json']);
    expect(await new FolderStore(link).list('a/')).toEqual(['a/1.json']);
  });

  it.each([
    '../x',
    'a/../../x',
    '/etc/x',
    'a//x',
    'a/./x',
    'a\\x',
    'con',
    'a/NUL.json',
    'x.',
    'x ',
    'a:b',
    '\u0000',
  ])('has no object %j', async (key) => {
    await expect(store.writeOnce(key, bytes('x'))).rejects.toMatchObject({ code: 'Defect' });
    await expect(store.read(key, 10)).rejects.toMatchObject({ code: 'Defect' });
    expect(existsSync(folder)).toBe(false);
  });

  it('reads no more than it is allowed', async () => {
    await store.writeOnce('a.json', bytes('12345'));
    await expect(store.read('a.json', 4)).rejects.toMatchObject({
      code: 'MalformedAnswer',
      message: expect.stringContaining('has 5 bytes, of which 4 at most are read'),
    });
  });

  it.skipIf(process.getuid?.() === 0)('that may not be read or written says so', async () => {
    await store.writeOnce('a/1.json', bytes('x'));
    await chmod(join(folder, 'a'), 0o000);
    await expect(store.list('a/')).rejects.toMatchObject({ code: 'Incomplete' });
    await expect(store.writeOnce('a/2.json', bytes('x'))).rejects.toMatchObject({ code: 'OutputNotWritten' });
    await chmod(join(folder, 'a'), 0o700);
  });

  it('where a file is in the place of a folder says so', async () => {
    await store.writeOnce('a', bytes('x'));
    await expect(store.writeOnce('a/1.json', bytes('x'))).rejects.toMatchObject({
      code: 'OutputNotWritten',
      message: expect.stringMatching(/'a\/1\.json' cannot be written \((ENOTDIR|EEXIST)\)/),
    });
    await expect(store.list('a/')).rejects.toMatchObject({ code: 'Incomplete' });
  });
});

describe('on a file system without links', () => {
  const noLinks = async () => {
    throw Object.assign(new Error('not supported'), { code: 'ENOTSUP' });
  };
  const write = async (name: string, content: string) => {
    const file = join(folder, name);
    await writeFile(file, content);
    return file;
  };

  it('a file is placed once as well, and a lock that was left is named', async () => {
    await mkdir(folder);
    const file = join(folder, '1.json');
    expect(await placeOnce(await write('a', 'first'), file, noLinks)).toBe('written');
    expect(await placeOnce(await write('b', 'second'), file, noLinks)).toBe('exists');
    expect(await readFile(file, 'utf8')).toBe('first');
    await write('.2.json.lock', '');
    await expect(placeOnce(await write('c', 'x'), join(folder, '2.json'), noLinks)).rejects.toMatchObject({
      code: 'OutputNotWritten',
      message: expect.stringContaining(".2.json.lock'"),
    });
    await write('.1.json.lock', '');
    expect(await placeOnce(await write('d', 'x'), file, noLinks)).toBe('exists');
  });
});
