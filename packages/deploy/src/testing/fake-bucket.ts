import type { FakeAccount } from './fake-state.ts';

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

function xmlAnswer(status: number, body: string): Answer {
  return { status, type: 'application/xml', body };
}

function xmlError(code: string, status = 404): Answer {
  return xmlAnswer(status, `<Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}

function listed(versions: readonly { key: string; version: string }[]): string {
  // A page of two, so that several are needed.
  const entries = versions
    .slice(0, 2)
    .map(({ key, version }) => `<Version><Key>${key}</Key><VersionId>${version}</VersionId></Version>`);
  return `<ListVersionsResult>${entries.join('')}</ListVersionsResult>`;
}

/** What S3 answers about a bucket as a whole: whether it is locked, its versions, their deletion and its own. */
export function bucketAnswer(
  account: FakeAccount,
  method: string,
  { pathname, searchParams }: URL,
  body: string,
): Answer | null {
  const [, bucket = ''] = /^\/([^/]+)\/?$/.exec(pathname) ?? [];
  const versions = account.versions.get(bucket);
  if (searchParams.has('object-lock')) {
    if (!account.buckets.has(bucket)) return xmlError('NoSuchBucket');
    if (!account.lockedBuckets.has(bucket)) return xmlError('ObjectLockConfigurationNotFoundError');
    const lock = '<ObjectLockEnabled>Enabled</ObjectLockEnabled>';
    return xmlAnswer(200, `<ObjectLockConfiguration>${lock}</ObjectLockConfiguration>`);
  }
  if (searchParams.has('versions')) {
    return versions === undefined ? xmlError('NoSuchBucket') : xmlAnswer(200, listed(versions));
  }
  if (method === 'POST' && searchParams.has('delete')) {
    const gone = new Set([...body.matchAll(/<VersionId>([^<]+)<\/VersionId>/g)].map(([, id]) => id));
    account.versions.set(bucket, versions?.filter(({ version }) => !gone.has(version)) ?? []);
    return xmlAnswer(200, '<DeleteResult></DeleteResult>');
  }
  if (method === 'DELETE' && bucket !== '') {
    if (versions === undefined) return xmlError('NoSuchBucket');
    if (versions.length > 0) return xmlError('BucketNotEmpty', 409);
    account.buckets.delete(bucket);
    account.versions.delete(bucket);
    return xmlAnswer(204, '');
  }
  return null;
}
