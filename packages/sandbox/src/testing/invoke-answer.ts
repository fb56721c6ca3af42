/** The decoded answer of Invoke. */
export interface InvokeAnswer {
  readonly functionError: string | undefined;
  readonly payload: Record<string, unknown>;
  /** The last lines of the log. */
  readonly log: string;
}

/** Decodes the SDK's answer to Invoke. */
export function readInvokeAnswer(answer: {
  FunctionError?: string | undefined;
  Payload?: Uint8Array | undefined;
  LogResult?: string | undefined;
}): InvokeAnswer {
  return {
    functionError: answer.FunctionError,
    payload: JSON.parse(Buffer.from(answer.Payload ?? []).toString('utf8')),
    log: Buffer.from(answer.LogResult ?? '', 'base64').toString('utf8'),
  };
}
