/** Something that is not as it should be; without findings the proof holds. */
export interface Finding {
  readonly kind:
    | 'access'
    | 'unneeded-grant'
    | 'missing-grant'
    | 'wildcard'
    | 'trust'
    | 'resource-policy'
    | 'role'
    | 'resource';
  /** What is wrong, in one line, with the names. */
  readonly message: string;
}
