/** The call that is made, as failures name it. */
export interface Attempt {
  /** The step of the chain, for people: `assume the reader role`. */
  readonly hop: string;
  /** The name of the call in IAM: `sts:AssumeRole`. */
  readonly action: string;
  /** Who makes the call, for messages of AWS that do not name it. */
  readonly principal?: string;
  /** The resource, for messages of AWS that do not name it. */
  readonly resource?: string;
  /** The region that is asked, for calls of regional services. */
  readonly region?: string;
  /** The profile that was to give the credentials. */
  readonly profile?: string;
  /** What to do, in place of a grant, where this principal is refused; null: a grant is what is missing. */
  readonly advise?: (principal: string) => string | null;
}
