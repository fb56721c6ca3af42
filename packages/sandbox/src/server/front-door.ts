import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { partitionOf } from '../arn.ts';
import type { CallRecorder } from '../call-recorder.ts';
import type { Clock } from '../clock.ts';
import type { Authorizer } from '../iam/authorizer.ts';
import type { CredentialStore } from '../iam/credential-store.ts';
import type { DecodedRequest, Endpoint, SignedCall, WireResponse } from '../protocols/protocol.ts';
import { RestEndpoint } from '../protocols/rest-endpoint.ts';
import { ServiceError } from '../service.ts';
import { authenticate } from './authentication.ts';
import type { ReceivedRequest } from './received-request.ts';
import { type Authorization, parseAuthorization } from './signature.ts';

export interface FrontDoorParts {
  /** By the service name in the signature's credential scope. */
  readonly endpoints: ReadonlyMap<string, Endpoint>;
  readonly credentials: CredentialStore;
  readonly authorizer: Authorizer;
  readonly recorder: CallRecorder;
  readonly clock: Clock;
  readonly latencyMilliseconds: number;
}

/** Answers where nothing tells which service is meant. */
const unknownService = new RestEndpoint([]);

type Complete = ReturnType<CallRecorder['open']>;

/** The way of every request: signature, meaning, permission, then the service; recorded whatever comes of it. */
export class FrontDoor {
  readonly #parts: FrontDoorParts;

  constructor(parts: FrontDoorParts) {
    this.#parts = parts;
  }

  async answer(request: ReceivedRequest): Promise<WireResponse> {
    const requestId = randomUUID();
    const authorization = parseAuthorization(request.headers['authorization'] ?? '');
    const endpoint = this.#parts.endpoints.get(authorization?.service ?? '') ?? unknownService;
    const complete = this.#parts.recorder.open({
      origin: 'request',
      requestId,
      service: authorization?.service ?? 'unknown',
      operation: 'unknown',
      decision: 'not-evaluated',
      ...(authorization ? { region: authorization.region } : {}),
    });
    await delay(this.#parts.latencyMilliseconds);
    try {
      return await this.#serve(request, authorization, endpoint, requestId, complete);
    } catch (error) {
      const answered = serviceError(error);
      complete({ errorCode: answered.code });
      return endpoint.encodeError(answered, requestId);
    }
  }

  async #serve(
    request: ReceivedRequest,
    authorization: Authorization | undefined,
    endpoint: Endpoint,
    requestId: string,
    complete: Complete,
  ): Promise<WireResponse> {
    const caller = this.#caller(request, authorization, endpoint);
    complete({ principal: caller.principal.arn, principalRoleArn: caller.principal.roleArn });
    if (endpoint === unknownService) {
      const served = [...this.#parts.endpoints.keys()].join(', ');
      throw new ServiceError(
        'UnknownOperationException',
        `the sandbox does not serve ${caller.authorization.service}, only ${served}`,
        404,
      );
    }
    const decoded = endpoint.decode(request);
    complete({ operation: decoded.name });
    // Quotas and faults belong here: AWS throttles a caller before it looks at policies.
    const call: SignedCall = {
      caller: caller.principal,
      region: caller.authorization.region,
      partition: partitionOf(caller.authorization.region),
    };
    await this.#authorize(decoded, call, endpoint, complete);
    const output = await decoded.operation.handle(decoded.input, call);
    return endpoint.encode(decoded, output, requestId);
  }

  #caller(request: ReceivedRequest, authorization: Authorization | undefined, endpoint: Endpoint) {
    const codes = endpoint.authenticationErrors;
    if (!authorization) {
      const code = request.headers['authorization'] ? codes.incomplete : codes.missing;
      throw new ServiceError(
        code,
        request.headers['authorization']
          ? 'the Authorization header is not a complete AWS4-HMAC-SHA256 signature'
          : 'Request is missing Authentication Token',
        codes.status,
      );
    }
    const { credentials, clock } = this.#parts;
    return { authorization, principal: authenticate(request, authorization, credentials, clock(), codes) };
  }

  async #authorize(
    { operation, input }: DecodedRequest,
    call: SignedCall,
    endpoint: Endpoint,
    complete: Complete,
  ): Promise<void> {
    const resource = operation.resource(input, call);
    complete({ action: operation.action, resource });
    if (operation.needsNoPermission) {
      return;
    }
    const { allowed, message, conditionKeys } = await this.#parts.authorizer.decide({
      principal: call.caller,
      action: operation.action,
      resource,
      region: call.region,
      ...(operation.conditionKeys ? { conditionKeys: operation.conditionKeys(input, call) } : {}),
    });
    complete({ decision: allowed ? 'allowed' : 'denied', conditionKeys });
    if (!allowed) {
      throw new ServiceError(endpoint.accessDenied.code, message, endpoint.accessDenied.status);
    }
  }
}

/** A defect of the sandbox is answered as AWS answers its own. */
function serviceError(error: unknown): ServiceError {
  if (error instanceof ServiceError) {
    return error;
  }
  const message = error instanceof Error ? error.message : String(error);
  return new ServiceError('InternalFailure', `the sandbox failed: ${message}`, 500);
}
