/** A remark that a reader needs to read the figures right; the code is for programs. */
export interface Note {
  readonly code: string;
  readonly message: string;
  /** What the message says beside its words, by name: for whoever writes it in another language. */
  readonly values?: Readonly<Record<string, string | readonly string[]>>;
}
