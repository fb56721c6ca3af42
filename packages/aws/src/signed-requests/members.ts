/* Reads an answer that is JSON, whatever it has. A member of another type than AWS documents is a TypeError. */

export type Members = ReadonlyMap<string, unknown>;

export function membersOf(value: unknown): Members {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new TypeError('an object is missing');
  }
  return new Map(Object.entries(value));
}

/** Empty where there is none. */
export function optionalMembers(members: Members, name: string): Members {
  const value = members.get(name) ?? null;
  return value === null ? new Map() : membersOf(value);
}

/** Empty where there is none. */
export function listIn(members: Members, name: string): readonly Members[] {
  const value = members.get(name) ?? [];
  if (!Array.isArray(value)) throw new TypeError(`'${name}' is not a list`);
  return value.map(membersOf);
}

/** Null where there is none, or an empty one. */
export function optionalText(members: Members, name: string): string | null {
  const value = members.get(name) ?? null;
  if (value !== null && typeof value !== 'string') throw new TypeError(`'${name}' is not a text`);
  return value === '' ? null : value;
}

export function textIn(members: Members, name: string): string {
  const value = optionalText(members, name);
  if (value === null) throw new TypeError(`'${name}' is missing`);
  return value;
}
