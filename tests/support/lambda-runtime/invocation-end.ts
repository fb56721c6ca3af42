/** How a runtime ends an invocation, before Lambda makes its own answer of it. */
export interface InvocationEnd {
  /** What the function answered, or wrote before it failed. */
  readonly body: string;
  /** Whether it was written as a stream. */
  readonly streamed: boolean;
  /** Null where the function did not fail. */
  readonly failure: { readonly errorType: string; readonly errorMessage: string } | null;
}
