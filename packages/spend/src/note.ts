/** A remark that a reader needs to read the figures right; the code is for programs. */
export interface Note {
  readonly code: string;
  readonly message: string;
}
