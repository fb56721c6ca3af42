import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PostPairs } from '../arguments/posts.ts';
import { webhookAddress } from './webhook-address.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ou-cost-post-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const inEnvironment = (address: string) =>
  webhookAddress(
    { target: 'slack', urlFile: null },
    { region: null, refusesColor: false, webhooks: { slack: address } },
    folder,
  );

const inFile = async (text: string) => {
  await writeFile(path.join(folder, 'hook'), text, { mode: 0o600 });
  return webhookAddress({ target: 'teams', urlFile: 'hook' }, { region: null, refusesColor: false }, folder);
};

describe("a webhook's address", () => {
  test.each([
    'https://hooks.example/services/T/B/s3cr3t',
    'http://127.0.0.1:8080/s3cr3t',
    'http://localhost/s3cr3t',
    'http://[::1]:80/s3cr3t',
  ])('%s is accepted', async (address) => {
    expect((await inEnvironment(address)).reveal()).toBe(address);
    expect((await inFile(`${address}\n`)).reveal()).toBe(address);
  });

  test.each([
    ['', /OU_COST_SLACK_WEBHOOK is empty/],
    ['s3cr3t', /OU_COST_SLACK_WEBHOOK is not an address/],
    ['http://hooks.example/s3cr3t', /is not an https:\/\/ address/],
    ['http://127.0.0.1.evil.example/s3cr3t', /is not an https:\/\/ address/],
    ['ftp://127.0.0.1/s3cr3t', /is not an https:\/\/ address/],
    ['file:///s3cr3t', /is not an https:\/\/ address/],
    ['https://user:s3cr3t@hooks.example/', /has a user name or a password/],
    ['https://hooks.example/s3cr3t second line', /is not an address/],
  ])('%j is refused without being shown', async (address, message) => {
    const failed = await inEnvironment(address).catch((cause: unknown) => cause);
    expect(failed).toMatchObject({ code: 'InvalidUsage', message: expect.stringMatching(message) });
    expect(inspect(failed)).not.toContain('s3cr3t');
  });

  test('that is missing is reported by where it belongs', async () => {
    const nowhere = { region: null, refusesColor: false };
    await expect(webhookAddress({ target: 'teams', urlFile: null }, nowhere, folder)).rejects.toThrow(
      /--post teams has no address: set OU_COST_TEAMS_WEBHOOK, or give --post-url-file FILE/,
    );
    await expect(webhookAddress({ target: 'json', urlFile: 'absent' }, nowhere, folder)).rejects.toThrow(
      /'absent' of --post-url-file cannot be read \(ENOENT\)/,
    );
  });
});

/** `slack`, `<file`: a --post, a --post-url-file. */
function pairs(...given: string[]) {
  const posts = new PostPairs();
  for (const word of given) {
    if (word.startsWith('<')) posts.addFile(word.slice(1));
    else posts.addTarget(word);
  }
  return posts.toPosts();
}

describe('--post and --post-url-file', () => {
  test('a file belongs to the post before it', () => {
    expect(pairs('slack', '<finance', 'slack', '<team', 'json')).toEqual([
      { target: 'slack', urlFile: 'finance' },
      { target: 'slack', urlFile: 'team' },
      { target: 'json', urlFile: null },
    ]);
  });

  test.each([
    [['mail'], /unknown --post 'mail'/],
    [['<file'], /'file' has no --post before it/],
    [['slack', '<a', '<b'], /'b' has no --post of its own/],
    [['slack', '<'], /names no file/],
    [['slack', 'teams', 'slack'], /two posts would go to one slack webhook/],
  ])('%j is refused', (given, message) => {
    expect(() => pairs(...given)).toThrow(message);
  });

  test.each([[['https://hooks.example/s3cr3t']], [['slack', '<https://hooks.example/s3cr3t']]])(
    'an address in their place is refused and not repeated: %#',
    (given) => {
      expect(() => pairs(...given)).toThrow(/must not be on the command line/);
      expect(() => pairs(...given)).not.toThrow(/s3cr3t/);
    },
  );
});
