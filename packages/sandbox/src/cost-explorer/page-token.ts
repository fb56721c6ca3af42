import { createHash } from 'node:crypto';
import { ServiceError } from '../service.ts';

/** Where a page begins: a period of the request and a group within it, both counted from 0. */
export interface PageStart {
  readonly period: number;
  readonly group: number;
}

/** What tells a request from another: everything in it but the token, and the caller's account. */
export function requestFingerprint(input: Record<string, unknown>, accountId: string): string {
  const { NextPageToken: _token, ...parameters } = input;
  return digest(`${accountId} ${canonicalJson(parameters)}`);
}

export function pageToken(fingerprint: string, start: PageStart): string {
  const content = `${fingerprint}.${start.period}.${start.group}`;
  return Buffer.from(`${content}.${digest(content)}`).toString('base64url');
}

/**
 * @throws ServiceError InvalidNextTokenException for a token that no page carried, RequestChangedException for
 * one that belongs to another request
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

/** JSON with the members of every object in one order. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([left], [right]) => (left < right ? -1 : 1)))
      : member,
  );
}
