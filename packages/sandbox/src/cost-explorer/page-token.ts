import { createHash } from 'node:crypto';
import { ServiceError } from '../service.ts';

/** The start of a page: a period of the request and a group in it, both counted from 0. */
export interface PageStart {
  readonly period: number;
  readonly group: number;
}

/** A hash of everything that distinguishes a request: its parameters except the token, and the caller's account. */
export function requestFingerprint(input: Record<string, unknown>, accountId: string): string {
  const { NextPageToken: _token, ...parameters } = input;
  return digest(`${accountId} ${canonicalJson(parameters)}`);
}

export function pageToken(fingerprint: string, start: PageStart): string {
  const content = `${fingerprint}.${start.period}.${start.group}`;
  return Buffer.from(`${content}.${digest(content)}`).toString('base64url');
}

/**
 * @throws ServiceError InvalidNextTokenException for a token that no page had, RequestChangedException for a token of
 * another request
 */
export function pageStart(token: string, fingerprint: string): PageStart {
  const match = /^((\w+)\.(\d+)\.(\d+))\.(\w+)$/.exec(Buffer.from(token, 'base64url').toString('latin1'));
  const [, content = '', request, period, group, seal] = match ?? [];
  if (match === null || seal !== digest(content)) {
    throw new ServiceError(
      'InvalidNextTokenException',
      'The pagination token is invalid. Try again without a pagination token.',
    );
  }
  if (request !== fingerprint) {
    throw new ServiceError(
      'RequestChangedException',
      'Your request parameters changed between pages. Try again with the old parameters or without a ' +
        'pagination token.',
    );
  }
  return { period: Number(period), group: Number(group) };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** JSON with the members of every object in sorted order. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([left], [right]) => (left < right ? -1 : 1)))
      : member,
  );
}
