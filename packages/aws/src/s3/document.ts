import { parseXML } from '@aws-sdk/xml-builder';

/** A document of S3 as an object: texts, objects, and arrays where an element repeats. Fails where it is no XML. */
export function documentOf(body: Uint8Array): ReadonlyMap<string, unknown> {
  return membersOf(parseXML(Buffer.from(body).toString('utf8')));
}

export function membersOf(value: unknown): ReadonlyMap<string, unknown> {
  return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
}

export function textIn(members: ReadonlyMap<string, unknown>, name: string): string {
  const value = members.get(name);
  return typeof value === 'string' ? value : '';
}
