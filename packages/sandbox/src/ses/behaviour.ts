/** An address or domain that an account has asked SES to verify. */
export interface MailIdentity {
  /** `arn:aws:ses:REGION:ACCOUNT:identity/NAME` */
  readonly arn: string;
  /** @default true */
  readonly isVerified?: boolean;
}

/** How SES is set up. */
export interface MailBehaviour {
  /** @default those that a policy of the deployment names, and all of them are verified */
  readonly identities?: readonly MailIdentity[];
  /** False: still in SES's sandbox, which delivers to verified addresses and domains only. @default true */
  readonly hasProductionAccess?: boolean;
  /** @default true */
  readonly isSendingEnabled?: boolean;
}
