/** A request that the proof asks about. */
export interface Attempt {
  readonly id: string;
  /** The heading of its row. */
  readonly label: string;
  readonly action: string;
  readonly resource: string;
  readonly keys?: Readonly<Record<string, string | string[]>>;
  /**
   * Whether principals outside the chain are asked as well. They are not if the policy of the resource is unknown,
   * or if they would act in their own account.
   */
  readonly asksOutsiders: boolean;
  /** Whether the role or key is assumed to trust every account, because its policy is not in the templates. */
  readonly trustsEveryAccount?: boolean;
  /** Whether an administrator of the account of the archive's bucket is asked, whom only the bucket's policy binds. */
  readonly asksBucketOwner?: boolean;
  /**
   * The service whose interface endpoint the request passes. Every other policy is then assumed to allow the request, so
   * that only the endpoint's policy can refuse it.
   */
  readonly through?: string;
}

export function attempt(
  id: string,
  label: string,
  action: string,
  resource: string,
  more: Partial<Attempt> = {},
): Attempt {
  return { id, label, action, resource, asksOutsiders: true, ...more };
}
