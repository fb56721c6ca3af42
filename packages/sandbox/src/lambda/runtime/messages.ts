/** The payload of a failed invocation. */
export interface FunctionFailure {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

/** The message from the parent process to the runtime: one event to handle. */
export interface InvokeMessage {
  readonly requestId: string;
  /** JSON text. */
  readonly event: string;
  readonly deadlineMilliseconds: number;
  readonly functionArn: string;
  /** JSON text, if the caller sent a client context. */
  readonly clientContext?: string;
}

/** The messages from the runtime to the parent process. */
export type RuntimeMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'result'; readonly streamed: boolean }
  | { readonly type: 'failure'; readonly failure: FunctionFailure };
