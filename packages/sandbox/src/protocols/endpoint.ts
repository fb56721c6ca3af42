import type { Principal } from '../iam/principal.ts';
import type { ReceivedRequest } from '../server/received-request.ts';
import type { Call, Operation, ServiceError } from '../service.ts';
import type { AuthenticationErrorCodes } from '../signing/authentication.ts';

/** A call whose signature has been verified. */
export interface SignedCall extends Call {
  readonly caller: Principal;
}

/** An answer before it goes on the wire. */
export interface WireResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
  /** The connection breaks after so many bytes of the body. @default never */
  readonly breaksOffAfter?: number;
}

/** What comes over the connection: an answer, or nothing before it breaks. */
export type WireAnswer = WireResponse | 'reset';

/** What a request asks for. */
export interface DecodedRequest {
  /** The operation's name, as AWS's API reference has it. */
  readonly name: string;
  readonly operation: Operation<SignedCall>;
  readonly input: Record<string, unknown>;
}

/** One service behind its wire protocol. */
export interface Endpoint {
  readonly authenticationErrors: AuthenticationErrorCodes;
  /** The names of what it serves. */
  readonly operations: readonly string[];
  readonly accessDenied: { readonly code: string; readonly status: number };
  /** @throws ServiceError where no operation is meant or the body cannot be read */
  decode(request: ReceivedRequest): DecodedRequest;
  encode(decoded: DecodedRequest, output: unknown, requestId: string): WireResponse;
  encodeError(error: ServiceError, requestId: string): WireResponse;
}
