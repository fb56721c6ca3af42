import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type CommandName, fieldOf, groupsOf, type OptionRow } from '@ou-cost/contract/options';
import { UNSTATED } from '@ou-cost/doctor';
import { exampleOverview } from '@ou-cost/present/testing/example-diagnosis';
import { OuCostError } from '@ou-cost/spend';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startRecordingServer } from '../../../aws/src/testing/recording-server.ts';
import type { AwsSide, CliContext } from '../cli-context.ts';
import { exampleArchive } from '../testing/example-archive.ts';
import { MemoryAws, RecordingSink } from '../testing/memory-aws.ts';
import { archiveDeliver } from './archive-deliver.ts';
import { archiveDiff } from './archive-diff.ts';
import { archiveList } from './archive-list.ts';
import { archiveShow } from './archive-show.ts';
import { doctor } from './doctor.ts';
import { history } from './history.ts';
import { historySeed } from './history-seed.ts';
import { ous } from './ous.ts';
import { reconcile } from './reconcile.ts';
import { report } from './report.ts';
import { run } from './run.ts';
import { schedules } from './schedules.ts';

const DESTINATIONS = { outputs: [{ format: 'table', file: null }], posts: [] } as const;
const REFUSED = new OuCostError('AccessRefused', 'refused');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ou-cost-'));
  const config = {
    payer: { accountId: '222222222222', region: 'ap-northeast-1' },
    callers: [{ roleArn: 'arn:aws:iam::333333333333:role/RundeckBatchRole' }],
  };
  await writeFile(path.join(folder, 'ou-cost.config.json'), JSON.stringify(config));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function around(aws: AwsSide): CliContext {
  return {
    environment: { region: null, refusesColor: false },
    workingFolder: folder,
    stdout: new RecordingSink(),
    stderr: new RecordingSink(),
    now: () => new Date('2026-11-15T12:00:00Z'),
    loadAws: () => Promise.resolve(aws),
  };
}

/** Every field of a command's options that the command has not looked at when it ends. */
async function unreadBy(
  command: CommandName,
  action: (options: object) => Promise<unknown>,
  given: Readonly<Record<string, unknown>> = {},
) {
  const read = new Set<PropertyKey>();
  // The example's report compares nothing, and a table would be compared.
  const values = new Map<PropertyKey, unknown>(Object.entries({ compare: 'none', ...given }));
  const options = new Proxy(
    {},
    {
      get(_, field) {
        read.add(field);
        return values.get(field);
      },
    },
  );
  const failure = await action(options).then(
    () => null,
    (cause: unknown) => cause,
  );
  if (failure !== null && !(failure instanceof OuCostError)) throw failure;
  return namesOf(command).filter((name) => !read.has(fieldOf(name)));
}

/** A command's options, but for those whose values are collected in their order. */
function namesOf(command: CommandName): string[] {
  const rows = groupsOf(command).flatMap(({ options }) => Object.entries<OptionRow>(options));
  return rows.filter(([, row]) => !row.ordered).map(([name]) => name);
}

/** A chain that refuses every call. */
function closedChain(): AwsSide {
  const aws = new MemoryAws();
  const refuse = () => Promise.reject(REFUSED);
  aws.composeChainProbes = () => ({
    probes: {
      identifyCaller: refuse,
      assumeInvoker: refuse,
      dryRun: refuse,
      askFunction: refuse,
      readCostAsInvoker: refuse,
      answerOf: ({ message }) => ({ message, refusal: UNSTATED }),
    },
    clock: { now: () => 0 },
  });
  return aws;
}

describe('no option is accepted and then ignored', () => {
  test('by run', async () => {
    const unread = await unreadBy('run', (options) => run(options, DESTINATIONS, around(new MemoryAws())));
    expect(unread).toEqual([]);
  });

  test('by report, which writes its report with what run writes it', async () => {
    const unread = await unreadBy('report', (options) =>
      report(options, DESTINATIONS, around(new MemoryAws())),
    );
    const ofRun = namesOf('run');
    expect(unread.filter((name) => !ofRun.includes(name))).toEqual([]);
  });

  test('by reconcile, which reads the export first and then Cost Explorer', async () => {
    const unread = await unreadBy('reconcile', (options) =>
      reconcile(Object.assign(options, { exports: folder }), around(new MemoryAws())),
    );
    // Colours are looked at when there is something to write.
    expect(unread).toEqual(['no-color']);
  });

  test('by doctor', async () => {
    expect(await unreadBy('doctor', (options) => doctor(options, around(closedChain())))).toEqual([]);
  });

  test('by ous', async () => {
    const aws = new MemoryAws();
    aws.answer = (request) => ({ ...exampleOverview(), runId: Reflect.get(request, 'runId') });
    expect(await unreadBy('ous', (options) => ous(options, around(aws)))).toEqual([]);
  });

  test('by schedules', async () => {
    expect(await unreadBy('schedules', (options) => schedules(options, around(new MemoryAws())))).toEqual([]);
  });

  describe('by a command about an archive,', () => {
    let archive: string;
    beforeAll(async () => {
      archive = path.join(folder, 'archive');
      await exampleArchive(archive);
    });
    // The file to write is looked at in any case.
    const out = () => path.join(folder, 'out.txt');
    const context = () => around(new MemoryAws());

    test('history', async () => {
      const given = { archive, from: '2026-10-01' };
      expect(await unreadBy('history', (options) => history(options, context()), given)).toEqual(FOR_BUCKETS);
    });

    test('archive list', async () => {
      const unread = await unreadBy('archive list', (options) => archiveList(options, context()), {
        archive,
      });
      expect(unread).toEqual(FOR_BUCKETS);
    });

    test('archive show', async () => {
      const outputs = [{ format: 'table', file: out() }] as const;
      const show = (options: object) => archiveShow('run-1', options, outputs, context());
      // Colours are for a terminal, and a file has none.
      expect((await unreadBy('archive show', show, { archive })).toSorted()).toEqual(
        [...FOR_BUCKETS].toSorted(),
      );
    });

    test('archive deliver', async () => {
      const given = { archive, region: 'us-east-1', deliver: ['mail:a@example.com'] };
      const server = await startRecordingServer();
      const aws = new MemoryAws();
      const settings = await aws.readAwsSettings(null, {});
      const route = { ...settings.route, endpointOf: () => server.endpoint };
      aws.readAwsSettings = async () => ({ ...settings, route });
      const deliver = (options: object) => archiveDeliver('run-1', options, around(aws));
      // The one who is to send it is missing: everything else is looked at after that.
      expect(await unreadBy('archive deliver', deliver, given)).toContain('quiet');
      const sent = { ...given, mailFrom: 'b@example.com' };
      expect(await unreadBy('archive deliver', deliver, sent)).toEqual(['no-color']);
      server.stop();
    });

    test('archive diff', async () => {
      const diff = (options: object) => archiveDiff({ before: 'run-1', after: 'run-2' }, options, context());
      expect(await unreadBy('archive diff', diff, { archive })).toEqual(FOR_BUCKETS);
    });

    test('history seed', async () => {
      const seed = (options: object) => historySeed(options, context());
      const through = await unreadBy('history seed', seed, { archive });
      const directly = await unreadBy('history seed', seed, { archive, directly: true });
      expect(through.filter((name) => directly.includes(name))).toEqual([
        'accept-contradictions',
        'no-color',
      ]);
    });
  });
});

/** What says how a bucket is reached; a folder needs none of it. */
const FOR_BUCKETS = ['profile', 'region'];
