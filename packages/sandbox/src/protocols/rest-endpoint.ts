import type { ReceivedRequest } from '../server/received-request.ts';
import { type Operation, ServiceError } from '../service.ts';
import type { DecodedRequest, Endpoint, SignedCall, WireResponse } from './endpoint.ts';

/** One route of a REST-JSON service. */
export interface RestRoute {
  readonly name: string;
  readonly method: string;
  /** Matched with the path as it was sent; the decoded named groups become part of the input. */
  readonly path: RegExp;
  readonly operation: Operation<SignedCall>;
  /** The input from query, headers and body, in addition to the path's. */
  input(request: ReceivedRequest, query: URLSearchParams): Record<string, unknown>;
  encode(output: unknown): WireResponse;
}

/** A route whose answer is JSON. */
export function jsonRoute(
  name: string,
  method: string,
  path: RegExp,
  input: RestRoute['input'],
  operation: Operation<SignedCall>,
): RestRoute {
  return {
    name,
    method,
    path,
    input,
    operation,
    encode: (output) => ({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(output),
    }),
  };
}

/** The members of a body that is a JSON object. */
export function jsonBody({ body }: ReceivedRequest): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // Refused below, like every other body that is not a JSON object.
  }
  throw new ServiceError('BadRequestException', 'the body is not a JSON object');
}

export class RestEndpoint implements Endpoint {
  readonly #routes: readonly RestRoute[];
  readonly authenticationErrors = {
    missing: 'MissingAuthenticationTokenException',
    incomplete: 'IncompleteSignatureException',
    unknownKey: 'UnrecognizedClientException',
    wrongSignature: 'InvalidSignatureException',
    expired: 'ExpiredTokenException',
    status: 403,
  };
  readonly accessDenied = { code: 'AccessDeniedException', status: 403 };

  constructor(routes: readonly RestRoute[]) {
    this.#routes = routes;
  }

  get operations(): readonly string[] {
    return this.#routes.map(({ name }) => name);
  }

  decode(request: ReceivedRequest): DecodedRequest {
    for (const route of this.#routes) {
      const match = route.method === request.method ? route.path.exec(request.rawPath) : null;
      if (match) {
        const path = Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodePath(value)]);
        const query = new URLSearchParams(request.rawQuery);
        const input = { ...Object.fromEntries(path), ...route.input(request, query) };
        return { name: route.name, operation: route.operation, input };
      }
    }
    throw new ServiceError(
      'UnknownOperationException',
      `the sandbox does not serve ${request.method} ${request.rawPath}`,
      404,
    );
  }

  encode(decoded: DecodedRequest, output: unknown, requestId: string): WireResponse {
    const route = this.#routes.find((each) => each.name === decoded.name);
    if (!route) {
      throw new Error(`no route encodes ${decoded.name}`);
    }
    const response = route.encode(output);
    return { ...response, headers: { ...response.headers, 'x-amzn-requestid': requestId } };
  }

  encodeError(error: ServiceError, requestId: string): WireResponse {
    return {
      status: error.status,
      headers: {
        'content-type': 'application/json',
        'x-amzn-requestid': requestId,
        'x-amzn-errortype': error.code,
      },
      body: JSON.stringify({
        Type: error.status < 500 ? 'User' : 'Service',
        Message: error.message,
        message: error.message,
        ...error.members,
      }),
    };
  }
}

function decodePath(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new ServiceError('ValidationException', `${segment} is not percent-encoded text`);
  }
}
