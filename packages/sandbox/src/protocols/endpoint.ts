import type { Principal } from '../iam/principal.ts';
import type { ReceivedRequest } from '../server/received-request.ts';
import type { Call, Operation, ServiceError } from '../service.ts';
import type { AuthenticationErrorCodes } from '../signing/authentication.ts';

/** A call whose signature has been verified. */
export interface SignedCall extends Call {
  readonly caller: Principal;
}

/** An encoded answer that is ready to be sent. */
export interface WireResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
  /** The number of body bytes after which the connection breaks. @default it does not break */
  readonly breaksOffAfter?: number;
}

/** An answer, or `reset` if the connection breaks before the first byte. */
export type WireAnswer = WireResponse | 'reset';

/** The operation that a request names, and its input. */
export interface DecodedRequest {
  /** The operation's name in AWS's API reference. */
  readonly name: string;
  readonly operation: Operation<SignedCall>;
  readonly input: Record<string, unknown>;
}

/** One service behind its wire protocol. */
export interface Endpoint {
  readonly authenticationErrors: AuthenticationErrorCodes;
  /** The names of the operations that it serves. */
  readonly operations: readonly string[];
  readonly accessDenied: { readonly code: string; readonly status: number };
  /** What the service says to a caller without permission. @default IAM's own words */
  deniedMessage?(action: string): string | undefined;
  /** @throws ServiceError if the request names no known operation, or if its body cannot be decoded */
  decode(request: ReceivedRequest): DecodedRequest;
  encode(decoded: DecodedRequest, output: unknown, requestId: string): WireResponse;
  encodeError(error: ServiceError, requestId: string): WireResponse;
}
