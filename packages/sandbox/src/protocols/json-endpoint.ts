import type { ReceivedRequest } from '../server/received-request.ts';
import { type JsonService, ServiceError } from '../service.ts';
import type { DecodedRequest, Endpoint, SignedCall, WireResponse } from './endpoint.ts';

/** A service with the AWS JSON 1.1 protocol: `X-Amz-Target` names the operation, input and output are JSON. */
export class JsonEndpoint implements Endpoint {
  readonly #service: JsonService<SignedCall>;
  readonly authenticationErrors = {
    missing: 'MissingAuthenticationTokenException',
    incomplete: 'IncompleteSignatureException',
    unknownKey: 'UnrecognizedClientException',
    wrongSignature: 'InvalidSignatureException',
    expired: 'ExpiredTokenException',
    status: 400,
  };
  readonly accessDenied = { code: 'AccessDeniedException', status: 400 };

  constructor(service: JsonService<SignedCall>) {
    this.#service = service;
  }

  get operations(): readonly string[] {
    return Object.keys(this.#service.operations);
  }

  deniedMessage(action: string): string | undefined {
    return this.#service.deniedMessage?.(action);
  }

  decode(request: ReceivedRequest): DecodedRequest {
    const parts = (request.headers['x-amz-target'] ?? '').split('.');
    const name = parts.pop() ?? '';
    // Some clients write a namespace in front of the prefix, as botocore does for CloudTrail.
    const prefix = parts.pop();
    const { operations, targetPrefix } = this.#service;
    const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
    if (!operation || prefix !== targetPrefix) {
      throw new ServiceError(
        'UnknownOperationException',
        `the sandbox does not serve ${request.headers['x-amz-target'] ?? 'a request without X-Amz-Target'}`,
      );
    }
    return { name, operation, input: parseObject(request.body) };
  }

  encode(_decoded: DecodedRequest, output: unknown, requestId: string): WireResponse {
    return jsonResponse(200, output ?? {}, requestId);
  }

  encodeError(error: ServiceError, requestId: string): WireResponse {
    // Some services write `message` and some `Message`; SDKs read both.
    const body = { __type: error.code, message: error.message, Message: error.message, ...error.members };
    return jsonResponse(error.status, body, requestId);
  }
}

function jsonResponse(status: number, body: unknown, requestId: string): WireResponse {
  return {
    status,
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': requestId },
    body: JSON.stringify(body),
  };
}

function parseObject(body: Buffer): Record<string, unknown> {
  try {
    const value: unknown = body.length === 0 ? {} : JSON.parse(body.toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return { ...value };
    }
  } catch {
    // Refused below, like every other body that is not a JSON object.
  }
  throw new ServiceError('SerializationException', 'the body is not a JSON object');
}
