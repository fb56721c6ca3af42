import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { GetObjectCommand, paginateListObjectsV2, S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';

/** Copies what is below a prefix of a bucket into a folder. Returns the keys without the prefix. */
export async function copyArchive(
  config: S3ClientConfig,
  bucket: string,
  prefix: string,
  folder: string,
): Promise<readonly string[]> {
  const client = new S3Client(config);
  const copied: string[] = [];
  for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: `${prefix}/` })) {
    for (const { Key = '' } of page.Contents ?? []) {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key }));
      const name = Key.slice(prefix.length + 1);
      const file = join(folder, name);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, (await Body?.transformToByteArray()) ?? '');
      copied.push(name);
    }
  }
  return copied;
}
