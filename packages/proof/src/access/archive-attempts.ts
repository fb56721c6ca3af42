import type { ArchiveChain } from '../variants/archive.ts';
import type { Attempt } from './attempt.ts';

/** What the archivist role exists for. */
export const ARCHIVE_ATTEMPTS = [
  'list-archive',
  'list-archive-folder',
  'read-archive',
  'read-archive-index',
  'write-archive',
  'write-first-index',
  'replace-index',
];

export const ARCHIVE_KEY_ATTEMPTS = ['decrypt-archive', 'encrypt-archive'];

/** What an administrator of the bucket's account can do of that which the bucket's policy forbids everybody otherwise. */
export const BOUND_ATTEMPTS = ['read-archive', 'write-archive', 'write-first-index', 'replace-index'];

const ABSENT = { 's3:if-none-match': '*' };
const AS_READ = { 's3:if-match': '"0a1b2c3d"' };
const UNRELATED_ACCOUNT = '999900001111';

type Keys = NonNullable<Attempt['keys']>;
type More = Pick<Attempt, 'keys' | 'asksBucketOwner'>;

/**
 * What the proof asks about an archive. Where its bucket exists already, the bucket's policy is not in the templates: it is
 * assumed to admit whoever asks, so that only the role's own policy can refuse, and principals outside are not asked.
 */
export function archiveAttempts(archive: ArchiveChain, functionAccount: string): Attempt[] {
  return [...objectAttempts(archive), ...bucketAttempts(archive), ...keyAttempts(archive, functionAccount)];
}

function asking({ isCreated }: ArchiveChain) {
  return (id: string, label: string, action: string, resource: string, more: More = {}): Attempt => ({
    id,
    label,
    action: `s3:${action}`,
    resource,
    asksOutsiders: isCreated,
    ...(isCreated ? {} : { trustsEveryAccount: true }),
    ...more,
  });
}

function objectAttempts(archive: ArchiveChain): Attempt[] {
  const { bucketArn, prefix, isCreated } = archive;
  const ask = asking(archive);
  const report = `${bucketArn}/${prefix}/2026/10/ou-cost-1/report.json`;
  const index = `${bucketArn}/${prefix}/index.html`;
  const beside = `${bucketArn}/other/file`;
  const alike = `${bucketArn}/${prefix}-2/file`;
  const elsewhere = `${bucketArn}-2/${prefix}/file`;
  const write = (id: string, label: string, object: string, keys?: Keys): Attempt =>
    ask(id, label, 'PutObject', object, { asksBucketOwner: true, ...(keys === undefined ? {} : { keys }) });
  const plain: More = { keys: { 'aws:SecureTransport': 'false' }, asksBucketOwner: true };
  return [
    ask('read-archive', 'read an object of the archive', 'GetObject', report, { asksBucketOwner: true }),
    // Whether TLS is needed is said by the bucket's policy alone.
    ...(isCreated
      ? [ask('read-plain', 'read an object of the archive without TLS', 'GetObject', report, plain)]
      : []),
    ask('read-archive-index', "read the archive's index", 'GetObject', index),
    ask('read-beside-archive', "read another object of the archive's bucket", 'GetObject', beside),
    ask('read-like-archive', 'read an object whose key begins like the archive', 'GetObject', alike),
    ask('read-other-archive', 'read the same key of another bucket', 'GetObject', elsewhere),
    ask('read-archive-version', 'read a former version of an object', 'GetObjectVersion', report),
    write('write-archive', 'write an object where there is none', report, ABSENT),
    write('overwrite-archive', 'write an object whatever is there', report),
    write('replace-archive', 'replace an object as it was read', report, AS_READ),
    write('write-first-index', 'write the index where there is none', index, ABSENT),
    write('replace-index', 'replace the index as it was read', index, AS_READ),
    write('overwrite-index', 'write the index whatever is there', index),
    ask('write-beside-archive', 'write beside the archive', 'PutObject', beside, { keys: ABSENT }),
    ask('write-like-archive', 'write where the key begins like the archive', 'PutObject', alike, {
      keys: ABSENT,
    }),
    ask('write-other-archive', 'write to another bucket', 'PutObject', elsewhere, { keys: ABSENT }),
    ask('delete-archived', 'delete an object of the archive', 'DeleteObject', report),
    ask('delete-version', 'delete a version of an object', 'DeleteObjectVersion', report),
    ask('delete-index', "delete the archive's index", 'DeleteObject', index),
    ask('bypass-lock', 'bypass the lock of an object', 'BypassGovernanceRetention', report),
    ask('shorten-lock', 'change how long an object is locked', 'PutObjectRetention', report),
    ask('lift-hold', 'change the legal hold of an object', 'PutObjectLegalHold', report),
    ask('share-archived', "change an object's access list", 'PutObjectAcl', report),
    ask('tag-archived', "change an object's tags", 'PutObjectTagging', report),
  ];
}

function bucketAttempts(archive: ArchiveChain): Attempt[] {
  const { bucketArn, prefix } = archive;
  const ask = asking(archive);
  const list = (id: string, label: string, key?: string, bucket = bucketArn): Attempt =>
    ask(id, label, 'ListBucket', bucket, key === undefined ? {} : { keys: { 's3:prefix': key } });
  const change = (id: string, what: string, action: string): Attempt =>
    ask(id, `change the bucket's ${what}`, action, bucketArn);
  return [
    list('list-archive', 'list the archive', `${prefix}/`),
    list('list-archive-folder', 'list a folder of the archive', `${prefix}/schedules/monthly/`),
    list('list-archive-bucket', "list the archive's whole bucket", ''),
    list('list-archive-unbound', "list the archive's bucket without naming a prefix"),
    list('list-beside-archive', "list another folder of the archive's bucket", 'other/'),
    list('list-like-archive', 'list a folder whose name begins like the archive', `${prefix}-2/`),
    list('list-other-archive', 'list another bucket', `${prefix}/`, `${bucketArn}-2`),
    ask('list-archive-versions', 'list the versions of the archive', 'ListBucketVersions', bucketArn, {
      keys: { 's3:prefix': `${prefix}/` },
    }),
    change('change-archive-policy', 'policy', 'PutBucketPolicy'),
    ask('delete-archive-policy', "delete the bucket's policy", 'DeleteBucketPolicy', bucketArn),
    change('change-archive-versioning', 'versioning', 'PutBucketVersioning'),
    change('change-archive-lifecycle', 'lifecycle', 'PutLifecycleConfiguration'),
    change('change-archive-lock', 'lock', 'PutBucketObjectLockConfiguration'),
    change('change-archive-access', 'block of public access', 'PutBucketPublicAccessBlock'),
    change('change-archive-encryption', 'encryption', 'PutEncryptionConfiguration'),
    change('replicate-archive', 'replication', 'PutReplicationConfiguration'),
    ask('delete-archive', "delete the archive's bucket", 'DeleteBucket', bucketArn),
  ];
}

/** The policy of a key is assumed to admit whoever asks. A key that the templates create is known by its alias. */
function keyAttempts(archive: ArchiveChain, functionAccount: string): Attempt[] {
  const { keyArn, keyAlias, bucketArn, region, bucketAccount } = archive;
  if (keyArn === undefined && keyAlias === undefined) return [];
  const keyOf = (account: string, id: string): string =>
    `arn:${bucketArn.split(':')[1]}:kms:${region}:${account}:key/${id}`;
  const own = keyArn ?? keyOf(bucketAccount, '0a1b2c3d-2222-4222-8222-000000000000');
  const other = keyOf(bucketAccount, '0a1b2c3d-1111-4111-8111-000000000000');
  const foreign = keyOf(
    bucketAccount === functionAccount ? UNRELATED_ACCOUNT : functionAccount,
    '0a1b2c3d-2222-4222-8222-000000000000',
  );
  const ask = (id: string, label: string, action: string, resource: string, alias = keyAlias): Attempt => ({
    id,
    label,
    action: `kms:${action}`,
    resource,
    asksOutsiders: false,
    trustsEveryAccount: true,
    ...(alias === undefined ? {} : { keys: { 'kms:ResourceAliases': [alias] } }),
  });
  const another = keyAlias === undefined ? undefined : `${keyAlias}-2`;
  return [
    ask('decrypt-archive', "decrypt with the archive's key", 'Decrypt', own),
    ask('encrypt-archive', "encrypt with the archive's key", 'GenerateDataKey', own),
    ask('decrypt-with-other', 'decrypt with another key than that of the archive', 'Decrypt', other, another),
    ask(
      'encrypt-with-other',
      'encrypt with another key than that of the archive',
      'GenerateDataKey',
      other,
      another,
    ),
    ask('decrypt-elsewhere', 'decrypt with a key of another account', 'Decrypt', foreign),
    ask('delete-archive-key', "delete the archive's key", 'ScheduleKeyDeletion', own),
    ask('change-archive-key', "change the policy of the archive's key", 'PutKeyPolicy', own),
  ];
}
