import { randomUUID } from 'node:crypto';
import { splitArnParts } from '@cloud-copilot/iam-utils';
import type { CallRecorder } from '../call-recorder.ts';
import type { FaultInjector } from '../faults/injector.ts';
import { Interruption } from '../faults/interruption.ts';
import type { Throttling } from '../faults/service-refusals.ts';
import type { Authorizer } from '../iam/authorizer.ts';
import type { ConditionKeys } from '../iam/condition-keys.ts';
import type { CredentialStore } from '../iam/credential-store.ts';
import type { Principal } from '../iam/principal.ts';
import { partitionOf } from '../partition.ts';
import type { DecodedRequest, Endpoint, SignedCall, WireAnswer } from '../protocols/endpoint.ts';
import { unservedEndpoint } from '../protocols/unserved-endpoint.ts';
import { type Permission, ServiceError } from '../service.ts';
import {
  type AuthenticationErrorCodes,
  authenticate,
  type SignatureTime,
} from '../signing/authentication.ts';
import { type Authorization, parseAuthorization } from '../signing/authorization-header.ts';
import { servesRegion } from '../signing/home-region.ts';
import type { Clock, Sleep } from '../time/clock.ts';
import type { Quotas } from './quotas.ts';
import type { ReceivedRequest } from './received-request.ts';

export interface FrontDoorParts {
  /** The endpoints by the service name in a signature's credential scope. */
  readonly endpoints: ReadonlyMap<string, Endpoint>;
  readonly credentials: CredentialStore;
  readonly authorizer: Authorizer;
  readonly recorder: CallRecorder;
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly latencyMilliseconds: number;
  /** Undefined if no request is throttled. */
  readonly quotas: Quotas | undefined;
  readonly throttling: Throttling;
  readonly faults: FaultInjector;
}

type Complete = ReturnType<CallRecorder['open']>;

/** A verified signature: who signed, and for which service and region. */
interface Signed {
  readonly principal: Principal;
  readonly authorization: Authorization;
}

/**
 * Processes every request in this order: verify the signature, decode the operation, apply the quota, check the
 * permission, call the service. Quotas come before permissions because AWS throttles before it evaluates policies.
 * Every request is recorded, whatever its result.
 */
export class FrontDoor {
  readonly #parts: FrontDoorParts;

  constructor(parts: FrontDoorParts) {
    this.#parts = parts;
  }

  async answer(request: ReceivedRequest, signatureTime: SignatureTime = 'checked'): Promise<WireAnswer> {
    const requestId = randomUUID();
    const authorization = parseAuthorization(request.headers['authorization'] ?? '');
    const service = authorization?.service ?? 'unknown';
    const { endpoints } = this.#parts;
    const endpoint = endpoints.get(service) ?? unservedEndpoint(request, service, [...endpoints.keys()]);
    const complete = this.#parts.recorder.open({
      origin: 'request',
      requestId,
      service,
      operation: 'unknown',
      decision: 'not-evaluated',
      ...(authorization ? { region: authorization.region } : {}),
    });
    const { latencyMilliseconds, sleep } = this.#parts;
    try {
      if (latencyMilliseconds > 0) await sleep(latencyMilliseconds);
      const signed = await this.#signed(request, authorization, endpoint, signatureTime);
      return await this.#serve(request, signed, endpoint, requestId, complete);
    } catch (error) {
      if (error instanceof Interruption) return error.answer;
      const answered = serviceError(error);
      complete({ errorCode: answered.code });
      return endpoint.encodeError(answered, requestId);
    }
  }

  async #serve(
    request: ReceivedRequest,
    { principal, authorization }: Signed,
    endpoint: Endpoint,
    requestId: string,
    complete: Complete,
  ): Promise<WireAnswer> {
    complete({ principal: principal.arn, principalRoleArn: principal.roleArn });
    const { service, region, accessKeyId } = authorization;
    const decoded = endpoint.decode(request);
    complete({ operation: decoded.name });
    const api = `${service}:${decoded.name}`;
    const { quotas, throttling, faults } = this.#parts;
    if (quotas?.admits(api, principal.accountId) === false) throw throttling.error(service);
    const faulty = faults.inject(api, decoded.input, accessKeyId);
    if (faulty.kinds.length > 0) complete({ faults: faulty.kinds });
    const { expired: code, status } = endpoint.authenticationErrors;
    await faulty.arrive({ code, status });
    const call: SignedCall = { caller: principal, region, partition: partitionOf(region) };
    decoded.operation.precheck?.(decoded.input, call);
    await this.#authorize(decoded, call, endpoint, complete);
    return faulty.send(endpoint.encode(decoded, await faulty.serve(decoded, call), requestId));
  }

  async #signed(
    request: ReceivedRequest,
    authorization: Authorization | undefined,
    endpoint: Endpoint,
    signatureTime: SignatureTime,
  ): Promise<Signed> {
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
    const now = clock();
    const principal = await authenticate(request, authorization, credentials, now, codes, signatureTime);
    checkScope(authorization, principal, codes);
    return { authorization, principal };
  }

  async #authorize(
    { operation, input }: DecodedRequest,
    call: SignedCall,
    endpoint: Endpoint,
    complete: Complete,
  ): Promise<void> {
    const needed = { action: operation.action, resource: operation.resource(input, call) };
    complete(needed);
    if (operation.needsNoPermission) {
      return;
    }
    const conditionKeys = await this.#ask(
      needed,
      operation.conditionKeys?.(input, call),
      call,
      endpoint,
      complete,
    );
    const further = operation.furtherPermissions?.(input, call) ?? [];
    for (const permission of further) {
      await this.#ask(permission, undefined, call, endpoint, complete);
    }
    if (further.length > 0) complete({ ...needed, conditionKeys, furtherPermissions: further });
  }

  /** Asks IAM with all condition keys that it returns. If the permission is refused, it becomes the one in the call's record. */
  async #ask(
    permission: Permission,
    ownKeys: ConditionKeys | undefined,
    call: SignedCall,
    endpoint: Endpoint,
    complete: Complete,
  ): Promise<ConditionKeys> {
    const { allowed, message, conditionKeys } = await this.#parts.authorizer.decide({
      principal: call.caller,
      ...permission,
      region: call.region,
      ...(ownKeys ? { conditionKeys: ownKeys } : {}),
    });
    complete({ ...permission, decision: allowed ? 'allowed' : 'denied', conditionKeys });
    if (!allowed) {
      const { code, status } = endpoint.accessDenied;
      throw new ServiceError(code, endpoint.deniedMessage?.(permission.action) ?? message, status);
    }
    return conditionKeys;
  }
}

/**
 * Refuses a signature for a region in which the service is not served, and credentials of another partition, which are
 * unknown there.
 */
function checkScope(
  { service, region }: Authorization,
  { arn }: Principal,
  codes: AuthenticationErrorCodes,
): void {
  if (splitArnParts(arn).partition !== partitionOf(region)) {
    throw new ServiceError(
      codes.unknownKey,
      'The security token included in the request is invalid.',
      codes.status,
    );
  }
  if (!servesRegion(service, region)) {
    const message = `Credential should be scoped to a valid region, not '${region}'.`;
    throw new ServiceError(codes.wrongSignature, message, codes.status);
  }
}

/** An unexpected error in the sandbox is returned as AWS returns its own internal failures. */
function serviceError(error: unknown): ServiceError {
  if (error instanceof ServiceError) {
    return error;
  }
  const message = error instanceof Error ? error.message : String(error);
  return new ServiceError('InternalFailure', `the sandbox failed: ${message}`, 500);
}
