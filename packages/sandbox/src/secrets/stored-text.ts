import { splitArnParts } from '@cloud-copilot/iam-utils';
import type { Permission } from '../service.ts';

/** A secret of Secrets Manager, or a SecureString of Parameter Store. */
export interface StoredText {
  /** Of a secret, with the six characters that AWS adds. */
  readonly arn: string;
  readonly text: string;
  /** The customer's key of KMS that encrypts it. @default AWS's own */
  readonly keyArn?: string;
}

/** The text that a request names, by its ARN or by its name in the caller's account and region. */
export function findText(
  texts: readonly StoredText[],
  named: string,
  nameOf: (arn: string) => string,
  { accountId, region }: { readonly accountId: string; readonly region: string },
): StoredText | undefined {
  return texts.find(({ arn }) => {
    const owner = splitArnParts(arn);
    if (owner.region !== region) return false;
    return arn === named || (owner.accountId === accountId && nameOf(arn) === named);
  });
}

/** KMS decrypts with the rights of whoever reads. */
export function decryption(stored: StoredText | undefined): readonly Permission[] {
  return stored?.keyArn === undefined ? [] : [{ action: 'kms:Decrypt', resource: stored.keyArn }];
}
