import type { ReceivedRequest } from '../server/received-request.ts';
import { ServiceError } from '../service.ts';
import type { Endpoint } from './endpoint.ts';
import { JsonEndpoint } from './json-endpoint.ts';
import { QueryEndpoint } from './query-endpoint.ts';
import { RestEndpoint } from './rest-endpoint.ts';

/**
 * The endpoint of a service that the sandbox does not serve: it refuses every request, in the protocol of the request,
 * so that clients show its message instead of failing to read it.
 *
 * @param served the names of the services that the sandbox serves
 */
export function unservedEndpoint(
  request: ReceivedRequest,
  service: string,
  served: readonly string[],
): Endpoint {
  const { endpoint, code, name } = styleOf(request, service);
  return {
    authenticationErrors: endpoint.authenticationErrors,
    accessDenied: endpoint.accessDenied,
    operations: [],
    decode: () => {
      const message = `the sandbox does not serve ${name}: it serves only operations of ${served.join(', ')}`;
      throw new ServiceError(code, message, 404);
    },
    encode: (decoded, output, requestId) => endpoint.encode(decoded, output, requestId),
    encodeError: (error, requestId) => endpoint.encodeError(error, requestId),
  };
}

interface Style {
  readonly endpoint: Endpoint;
  /** The error code for an operation that does not exist. */
  readonly code: string;
  /** What the request asks for, such as `cloudformation:DescribeStacks`. */
  readonly name: string;
}

function styleOf(request: ReceivedRequest, service: string): Style {
  const { headers, method, rawPath, rawQuery, body } = request;
  const target = headers['x-amz-target']?.split('.').at(-1);
  if (target !== undefined) {
    const endpoint = new JsonEndpoint({ signingName: service, targetPrefix: '', operations: {} });
    return { endpoint, code: 'UnknownOperationException', name: `${service}:${target}` };
  }
  const isForm = (headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  const action = new URLSearchParams(isForm ? body.toString('utf8') : rawQuery).get('Action');
  if (action !== null) {
    const namespace = `https://${service}.amazonaws.com/doc/`;
    const endpoint = new QueryEndpoint({ signingName: service, version: '', namespace, operations: {} });
    return { endpoint, code: 'InvalidAction', name: `${service}:${action}` };
  }
  const name = `${service} ${method} ${rawPath}`;
  return { endpoint: new RestEndpoint([]), code: 'UnknownOperationException', name };
}
