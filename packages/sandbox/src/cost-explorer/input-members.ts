import { ServiceError } from '../service.ts';

/** Decodes members of a request and refuses invalid ones like AWS's JSON services, before any service logic. */

export function validationException(message: string): ServiceError {
  return new ServiceError('ValidationException', message);
}

export function optionalText(members: Record<string, unknown>, key: string, at: string): string | undefined {
  const value = (Object.hasOwn(members, key) ? members[key] : undefined) ?? undefined;
  if (value === undefined || typeof value === 'string') return value;
  throw unreadable(at, 'a string');
}

export function requiredText(members: Record<string, unknown>, key: string, at: string): string {
  return optionalText(members, key, at) ?? refuseNull(at);
}

/** A list's elements; undefined if the member is absent. */
export function optionalList(
  members: Record<string, unknown>,
  key: string,
  at: string,
): readonly unknown[] | undefined {
  const value = (Object.hasOwn(members, key) ? members[key] : undefined) ?? undefined;
  if (value === undefined || Array.isArray(value)) return value;
  throw unreadable(at, 'a list');
}

export function optionalTexts(
  members: Record<string, unknown>,
  key: string,
  at: string,
): readonly string[] | undefined {
  return optionalList(members, key, at)?.map((value) => {
    if (typeof value === 'string') return value;
    throw unreadable(at, 'a list of strings');
  });
}

export function structure(value: unknown, at: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw unreadable(at, 'a structure');
}

/** AWS's error for a value that is not in an enumeration. */
export function outsideEnumeration(value: string, at: string, allowed: readonly string[]): ServiceError {
  return failedConstraint(`'${value}'`, at, `Member must satisfy enum value set: [${allowed.join(', ')}]`);
}

export function failedConstraint(shown: string, at: string, constraint: string): ServiceError {
  const message = `1 validation error detected: Value ${shown} at '${at}' failed to satisfy constraint: ${constraint}`;
  return validationException(message);
}

export function refuseNull(at: string): never {
  throw failedConstraint('null', at, 'Member must not be null');
}

function unreadable(at: string, expected: string): ServiceError {
  return new ServiceError('SerializationException', `${at} cannot be decoded: expected ${expected}`);
}
