import { DeploymentError } from './error.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a template itself has: its names come from whoever wrote it. */
export function memberAt(parent: JsonObject, key: string): unknown {
  return Object.hasOwn(parent, key) ? parent[key] : undefined;
}

/** The object at `key`; an empty object if the key is absent. */
export function objectAt(parent: JsonObject, key: string, where: string): JsonObject {
  const value = memberAt(parent, key) ?? {};
  if (!isObject(value)) {
    throw new DeploymentError(`${where}: ${key} is ${JSON.stringify(value)}, expected an object`);
  }
  return value;
}

export function arrayAt(parent: JsonObject, key: string, where: string): readonly unknown[] {
  const value = memberAt(parent, key) ?? [];
  if (!Array.isArray(value)) {
    throw new DeploymentError(`${where}: ${key} is ${JSON.stringify(value)}, expected a list`);
  }
  return value;
}

/** The list of texts at `key`; an empty list if the key is absent. */
export function textsAt(parent: JsonObject, key: string, where: string): string[] {
  return arrayAt(parent, key, where).map((member) => {
    if (typeof member === 'string') return member;
    throw new DeploymentError(`${where}: a member of ${key} is ${JSON.stringify(member)}, expected text`);
  });
}

export function stringAt(parent: JsonObject, key: string, where: string): string {
  const value = memberAt(parent, key);
  if (typeof value !== 'string') {
    throw new DeploymentError(`${where}: ${key} is ${JSON.stringify(value)}, expected text`);
  }
  return value;
}

export function optionalStringAt(parent: JsonObject, key: string, where: string): string | undefined {
  return memberAt(parent, key) === undefined ? undefined : stringAt(parent, key, where);
}

/** The number at `key`, which CloudFormation also accepts as text. */
export function numberAt(parent: JsonObject, key: string, fallback: number, where: string): number {
  const given = memberAt(parent, key);
  const value = given === undefined ? fallback : Number(given);
  if (!Number.isFinite(value)) {
    throw new DeploymentError(`${where}: ${key} is ${JSON.stringify(given)}, expected a number`);
  }
  return value;
}
