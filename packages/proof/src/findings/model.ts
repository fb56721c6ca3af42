/** A deviation from the expected permissions; the proof holds if there is none. */
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
  /** One line that names the principal and the action or resource. */
  readonly message: string;
}
