import type { ReceivedRequest } from '../server/received-request.ts';
import { type Operation, ServiceError } from '../service.ts';
import type { DecodedRequest, Endpoint, SignedCall, WireResponse } from './endpoint.ts';
import { type XmlChildren, xmlDocument } from './xml.ts';

/** A service with the AWS Query protocol: requests are forms with `Action` and `Version`, answers are XML. */
export interface QueryService {
  readonly signingName: string;
  readonly version: string;
  readonly namespace: string;
  readonly operations: Readonly<Record<string, QueryOperation>>;
  /** @default AccessDenied, 403 */
  readonly accessDenied?: { readonly code: string; readonly status: number };
}

/** An operation whose input holds the form's fields by their flattened names, such as `Tags.member.1.Key`. */
export interface QueryOperation extends Operation<SignedCall> {
  handle(input: Record<string, unknown>, call: SignedCall): XmlChildren | Promise<XmlChildren>;
}

export class QueryEndpoint implements Endpoint {
  readonly #service: QueryService;
  readonly authenticationErrors = {
    missing: 'MissingAuthenticationToken',
    incomplete: 'IncompleteSignature',
    unknownKey: 'InvalidClientTokenId',
    wrongSignature: 'SignatureDoesNotMatch',
    expired: 'ExpiredToken',
    status: 403,
  };
  readonly accessDenied: { readonly code: string; readonly status: number };

  constructor(service: QueryService) {
    this.#service = service;
    this.accessDenied = service.accessDenied ?? { code: 'AccessDenied', status: 403 };
  }

  get operations(): readonly string[] {
    return Object.keys(this.#service.operations);
  }

  decode(request: ReceivedRequest): DecodedRequest {
    const form = new URLSearchParams(
      request.method === 'GET' ? request.rawQuery : request.body.toString('utf8'),
    );
    const name = form.get('Action') ?? '';
    const version = form.get('Version');
    const { operations, version: served } = this.#service;
    const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
    if (!operation || version !== served) {
      throw new ServiceError(
        'InvalidAction',
        `Could not find operation ${name} for version ${version}: the sandbox serves ${Object.keys(operations).join(', ')}`,
      );
    }
    const fields = [...form].filter(([key]) => key !== 'Action' && key !== 'Version');
    return { name, operation, input: Object.fromEntries(fields) };
  }

  encode(decoded: DecodedRequest, output: unknown, requestId: string): WireResponse {
    const result = output as XmlChildren;
    return this.#response(200, `${decoded.name}Response`, requestId, {
      [`${decoded.name}Result`]: result,
      ResponseMetadata: { RequestId: requestId },
    });
  }

  encodeError(error: ServiceError, requestId: string): WireResponse {
    return this.#response(error.status, 'ErrorResponse', requestId, {
      Error: {
        Type: error.status < 500 ? 'Sender' : 'Receiver',
        Code: error.code,
        Message: error.message,
      },
      RequestId: requestId,
    });
  }

  #response(status: number, root: string, requestId: string, children: XmlChildren): WireResponse {
    return {
      status,
      headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
      body: xmlDocument(root, this.#service.namespace, children),
    };
  }
}
