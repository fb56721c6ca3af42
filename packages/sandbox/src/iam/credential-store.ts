import { randomBytes } from 'node:crypto';
import type { Principal } from './principal.ts';

/** Temporary credentials for a client. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: Date;
}

export interface Session extends Credentials {
  readonly principal: Principal;
  readonly issuedAt: Date;
}

/** The temporary credentials that this sandbox has issued. They are random and valid only in this sandbox. */
export class CredentialStore {
  readonly #sessions = new Map<string, Session>();

  /** Issues credentials for `principal` that are valid for `seconds` from `now`. */
  issue(principal: Principal, now: Date, seconds: number): Credentials {
    const credentials = {
      accessKeyId: `ASIA${randomKeyId()}`,
      secretAccessKey: randomBytes(30).toString('base64'),
      sessionToken: randomBytes(264).toString('base64'),
      expiration: new Date(now.getTime() + seconds * 1000),
    };
    this.#sessions.set(credentials.accessKeyId, { ...credentials, principal, issuedAt: now });
    return credentials;
  }

  /** Ends a session before its expiration. */
  expire(accessKeyId: string, now: Date): void {
    const session = this.#sessions.get(accessKeyId);
    if (session) this.#sessions.set(accessKeyId, { ...session, expiration: now });
  }

  find(accessKeyId: string): Session | undefined {
    return this.#sessions.get(accessKeyId);
  }
}

function randomKeyId(): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  return [...randomBytes(16)].map((byte) => alphabet.charAt(byte % alphabet.length)).join('');
}
