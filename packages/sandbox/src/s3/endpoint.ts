import type { DecodedRequest, Endpoint, SignedCall, WireResponse } from '../protocols/endpoint.ts';
import { xmlDocument } from '../protocols/xml.ts';
import type { ReceivedRequest } from '../server/received-request.ts';
import { type Operation, ServiceError } from '../service.ts';
import { addressOf } from './addressing.ts';
import type { S3Input, S3Output } from './operations.ts';

const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';
/** An error's member with this prefix becomes a header of the answer. */
const HEADER = 'header:';

/** S3's REST protocol: method, path and query name the operation; answers are bytes or XML. */
export class S3Endpoint implements Endpoint {
  readonly #operations: ReadonlyMap<string, Operation<SignedCall>>;
  readonly authenticationErrors = {
    missing: 'AccessDenied',
    incomplete: 'AuthorizationHeaderMalformed',
    unknownKey: 'InvalidAccessKeyId',
    wrongSignature: 'SignatureDoesNotMatch',
    expired: 'ExpiredToken',
    status: 403,
  };
  readonly accessDenied = { code: 'AccessDenied', status: 403 };

  constructor(operations: Readonly<Record<string, Operation<SignedCall>>>) {
    this.#operations = new Map(Object.entries(operations));
  }

  get operations(): readonly string[] {
    return [...this.#operations.keys()];
  }

  decode(request: ReceivedRequest): DecodedRequest {
    const { bucket, key } = addressOf(request);
    const query = new URLSearchParams(request.rawQuery);
    const name = operationName(request.method, key, query);
    const operation = name === undefined || bucket === '' ? undefined : this.#operations.get(name);
    if (name === undefined || operation === undefined) {
      throw new ServiceError(
        'NotImplemented',
        `the sandbox does not serve ${request.method} ${request.rawPath}${request.rawQuery && `?${request.rawQuery}`} ` +
          `of S3: it serves ${this.operations.join(', ')}`,
        501,
      );
    }
    const input: S3Input = { bucket, key, request, query };
    return { name, operation, input };
  }

  encode(_decoded: DecodedRequest, output: unknown, requestId: string): WireResponse {
    const answer = output as S3Output;
    const own = { 'x-amz-request-id': requestId };
    if (!('root' in answer)) return { ...answer, headers: { ...own, ...answer.headers } };
    return {
      status: 200,
      headers: { ...own, 'content-type': 'application/xml' },
      body: xmlDocument(answer.root, NAMESPACE, answer.xml),
    };
  }

  encodeError({ code, message, status, members }: ServiceError, requestId: string): WireResponse {
    const isHeader = ([name]: readonly [string, unknown]): boolean => name.startsWith(HEADER);
    const headers = Object.entries(members).filter(isHeader);
    const elements = Object.entries(members).filter((member) => !isHeader(member));
    const isEmpty = status === 304;
    return {
      status,
      headers: {
        'x-amz-request-id': requestId,
        ...(isEmpty ? {} : { 'content-type': 'application/xml' }),
        ...Object.fromEntries(headers.map(([name, value]) => [name.slice(HEADER.length), String(value)])),
      },
      body: isEmpty
        ? ''
        : xmlDocument('Error', undefined, {
            Code: code,
            Message: message,
            ...Object.fromEntries(elements.map(([name, value]) => [name, String(value)])),
            RequestId: requestId,
            HostId: 'sandbox',
          }),
    };
  }
}

/** Parameters of a query that name another operation than reading, listing or writing. */
const SUBRESOURCES =
  /^(?:acl|attributes|cors|delete|encryption|legal-hold|lifecycle|logging|object-lock|ownershipControls|partNumber|policy|policyStatus|publicAccessBlock|replication|restore|retention|select|tagging|torrent|uploadId|uploads|versionId|versioning|versions|website)$/;

function operationName(method: string, key: string, query: URLSearchParams): string | undefined {
  if (method === 'DELETE' && key !== '' && query.has('versionId')) return 'DeleteObjectVersion';
  if (method === 'GET' && key === '' && query.has('versions')) return 'ListObjectVersions';
  if ([...query.keys()].some((name) => SUBRESOURCES.test(name))) return undefined;
  if (key !== '') {
    return new Map([
      ['GET', 'GetObject'],
      ['HEAD', 'HeadObject'],
      ['PUT', 'PutObject'],
      ['DELETE', 'DeleteObject'],
    ]).get(method);
  }
  if (method === 'HEAD') return 'HeadBucket';
  if (method !== 'GET') return undefined;
  if (query.has('location')) return 'GetBucketLocation';
  return query.get('list-type') === '2' ? 'ListObjectsV2' : undefined;
}
