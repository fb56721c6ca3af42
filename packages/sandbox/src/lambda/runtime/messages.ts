/** What a failed invocation answers. */
export interface FunctionFailure {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

/** What the parent tells the runtime: one event to handle. */
export interface InvokeMessage {
  readonly requestId: string;
  /** JSON text. */
  readonly event: string;
  readonly deadlineMilliseconds: number;
  readonly functionArn: string;
  /** JSON text, where the caller gave one. */
  readonly clientContext?: string;
}

/** What the runtime tells its parent. */
export type RuntimeMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'result'; readonly streamed: boolean }
  | { readonly type: 'failure'; readonly failure: FunctionFailure };
