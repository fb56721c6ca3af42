import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { archiveIndexElement } from '@ou-cost/contract/archive';
import { afterEach, describe, expect, it } from 'vitest';
import { openArchive } from '../../packages/archive/src/open.ts';
import { connection } from '../../packages/archive/src/testing/bucket.ts';
import { ledgerOf, runOf, treeOf } from '../../packages/archive/src/testing/runs.ts';
import { readDeployment } from '../../packages/sandbox/src/deployed/index.ts';
import type { PolicyDocument } from '../../packages/sandbox/src/deployed/model.ts';
import type { Sandbox } from '../../packages/sandbox/src/sandbox.ts';
import { payer, readerArn, region } from '../../packages/sandbox/src/testing/chain-templates.ts';
import { writeAssembly } from '../../packages/sandbox/src/testing/cloud-assembly.ts';
import { clientOptions, runningSandbox } from '../../packages/sandbox/src/testing/running-sandbox.ts';
import { documentText } from '../support/documents/markdown-table.ts';
import { REPOSITORY } from '../support/files/repository.ts';

const PAGE = documentText('docs/archive.md');

/** The policies on the page, for this bucket: the rights of whoever uses the archive, and the bucket's own. */
const [RIGHTS, BUCKET_POLICY] = [...PAGE.matchAll(/```json\n(.*?)```/gs)].map(
  ([, text = '']) =>
    JSON.parse(text.replaceAll('BUCKET', 'kept').replaceAll('PREFIX', 'a/b')) as PolicyDocument,
);

let sandbox: Sandbox | undefined;
afterEach(() => sandbox?.stop());

async function started(
  rights: PolicyDocument | undefined,
  policy: PolicyDocument | undefined,
): Promise<Sandbox> {
  if (rights === undefined || policy === undefined) throw new Error('the page has not both policies');
  const deployment = readDeployment(writeAssembly());
  sandbox = await runningSandbox({
    deployment: {
      ...deployment,
      roles: deployment.roles.map((role) =>
        role.arn === readerArn ? { ...role, identityPolicies: [{ name: 'a', document: rights }] } : role,
      ),
      buckets: [{ name: 'kept', accountId: payer, region, policy }],
    },
  });
  return sandbox;
}

function without({ Statement, ...rest }: PolicyDocument, sid: string): PolicyDocument {
  return { ...rest, Statement: Statement.filter((statement) => Reflect.get(statement, 'Sid') !== sid) };
}

/** A second run, which reads all that the first one has left. */
async function twoRuns(running: Sandbox): Promise<void> {
  for (const [runId, place] of [
    ['run-1', 0],
    ['run-2', 1],
  ] as const) {
    const archive = await openArchive('s3://kept/a/b', () => connection(running));
    await archive.earlierRuns([{ start: '2026-10-01', end: '2026-11-01' }] as never);
    const tree = treeOf(`2026-11-0${place + 1}T09:00:00Z`, [place]);
    await archive.keep(runOf(runId, tree, [ledgerOf(runId, '2026-10', String(place))]));
    expect((await archive.report(runId)).runId).toBe(runId);
    await archive.keepIndex(archiveIndexElement);
  }
}

describe('the page of the archive', () => {
  it('gives the rights that suffice, under the bucket policy that it gives', async () => {
    await twoRuns(await started(RIGHTS, BUCKET_POLICY));
  });

  it.each(['ReadAndWriteTheArchive', 'ListTheArchive'])('gives no right too many: %s', async (sid) => {
    const running = await started(RIGHTS && without(RIGHTS, sid), BUCKET_POLICY);
    await expect(twoRuns(running)).rejects.toMatchObject({ code: 'AccessRefused' });
  });

  it("gives the rights that Rundeck's page gives", () => {
    const page = documentText('docs/rundeck.md')
      .replaceAll('acme-costs', 'kept')
      .replaceAll('ou-cost/*', 'a/b/*');
    const policies = [...page.matchAll(/```json\n(.*?)```/gs)].map(([, text = '']) => JSON.parse(text));
    expect(policies).toEqual([RIGHTS]);
  });

  it('gives a bucket policy that lets nobody replace an object', async () => {
    const running = await started(RIGHTS, BUCKET_POLICY);
    const admin = new S3Client({ ...clientOptions(running, 'PayerAdministrator') });
    const put = (key: string, more: object) =>
      admin.send(new PutObjectCommand({ Bucket: 'kept', Key: `a/b/${key}`, Body: 'x', ...more }));
    for (const key of ['reports/x.json', 'index.html']) {
      await expect(put(key, {})).rejects.toMatchObject({ name: 'AccessDenied' });
    }
    await put('reports/x.json', { IfNoneMatch: '*' });
    const { ETag } = await put('index.html', { IfNoneMatch: '*' });
    await expect(put('reports/x.json', { IfMatch: ETag })).rejects.toMatchObject({ name: 'AccessDenied' });
    await put('index.html', { IfMatch: ETag });
    expect(BUCKET_POLICY?.Statement).toContainEqual(
      expect.objectContaining({ Effect: 'Deny', Action: ['s3:DeleteObject', 's3:DeleteObjectVersion'] }),
    );
  });

  it('links to a schema for each kind of object', () => {
    const links = [...PAGE.matchAll(/^\| [^|]+ \| \[[^\]]+\]\((schemas\/[\w.-]+)\)/gm)].map(
      ([, link = '']) => link,
    );
    expect(links).toHaveLength(11);
    expect(links.filter((link) => !existsSync(join(REPOSITORY, 'docs', link)))).toEqual([]);
  });
});
