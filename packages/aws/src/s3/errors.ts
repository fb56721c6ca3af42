import { parseXML } from '@aws-sdk/xml-builder';
import { OuCostError } from '@ou-cost/spend';
import type { BucketReach } from './requests.ts';

type Headers = Readonly<Record<string, string | undefined>>;

/** A document of S3 as an object: texts, objects, and arrays where an element repeats. Fails where it is no XML. */
export function documentOf(body: Uint8Array): ReadonlyMap<string, unknown> {
  return membersOf(parseXML(Buffer.from(body).toString('utf8')));
}

export function membersOf(value: unknown): ReadonlyMap<string, unknown> {
  return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
}

export function textIn(members: ReadonlyMap<string, unknown>, name: string): string {
  const value = members.get(name);
  return typeof value === 'string' ? value : '';
}

/** What S3's answer means, in the form of an error of the SDK. */
export function errorOf(
  status: number,
  headers: Headers,
  body: Uint8Array,
  { bucket, region }: BucketReach,
): Error {
  const { code, message } = statedIn(body);
  const home = headers['x-amz-bucket-region'];
  if (home !== undefined && home !== region) {
    return new OuCostError(
      'InvalidConfiguration',
      `the bucket '${bucket}' is in region '${home}', and it was looked for in '${region}'; name its region as exports.region`,
    );
  }
  if (code === 'NoSuchBucket') {
    return new OuCostError(
      'InvalidConfiguration',
      `there is no bucket '${bucket}'; name the one that the export is delivered to`,
    );
  }
  const requestId = headers['x-amz-request-id'];
  return Object.assign(new Error(message || `HTTP ${status}`), {
    name: code || 'UnknownError',
    $fault: status >= 500 ? 'server' : 'client',
    $metadata: { httpStatusCode: status, ...(requestId === undefined ? {} : { requestId }) },
    $response: { statusCode: status, headers },
  });
}

/** An answer of somebody else than S3 states nothing. */
function statedIn(body: Uint8Array): { readonly code: string; readonly message: string } {
  try {
    const error = membersOf(documentOf(body).get('Error'));
    // S3 puts the resource in quotes, other services do not.
    return { code: textIn(error, 'Code'), message: textIn(error, 'Message').replaceAll('"', '') };
  } catch {
    return { code: '', message: '' };
  }
}
