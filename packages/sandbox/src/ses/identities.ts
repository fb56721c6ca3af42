import { splitArnParts } from '@cloud-copilot/iam-utils';
import type { SignedCall } from '../protocols/endpoint.ts';
import type { MailIdentity } from './behaviour.ts';

/** The addresses and domains that SES knows, by account and region. */
export class Identities {
  readonly #identities: ReadonlyMap<string, MailIdentity>;

  constructor(identities: readonly MailIdentity[]) {
    this.#identities = new Map(identities.map((each) => [each.arn, each]));
  }

  find(arn: string): MailIdentity | undefined {
    return this.#identities.get(arn);
  }

  /** The identity that an address is sent with: itself, else its domain, else a domain above that. */
  ofAddress(address: string, call: SignedCall): MailIdentity | undefined {
    const [, domain = ''] = address.split('@');
    const labels = domain.toLowerCase().split('.');
    const domains = labels.map((_, index) => labels.slice(index).join('.'));
    return [address, address.toLowerCase(), ...domains]
      .map((name) => this.find(identityArn(name, call)))
      .find((identity) => identity !== undefined);
  }

  isVerified(address: string, call: SignedCall): boolean {
    const identity = this.ofAddress(address, call);
    return identity !== undefined && identity.isVerified !== false;
  }
}

export function identityArn(name: string, { caller, region, partition }: SignedCall): string {
  return `arn:${partition}:ses:${region}:${caller.accountId}:identity/${name}`;
}

export function identityName(arn: string): string {
  return splitArnParts(arn).resourcePath ?? '';
}
