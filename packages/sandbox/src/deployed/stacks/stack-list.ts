import path from 'node:path';
import { DeploymentError } from '../error.ts';
import { isObject, type JsonObject, memberAt, objectAt, stringAt } from '../json-value.ts';
import { readJson, readJsonObject } from './json-file.ts';
import type { Stack } from './stack.ts';

const MEMBERS = ['name', 'accountId', 'region', 'template', 'parameters'];
const STACK_NAME = /^[A-Za-z][-A-Za-z0-9]{0,127}$/;

/**
 * Reads a list of stacks, each a plain template with values for its parameters:
 * `[{"name", "accountId", "region", "template": FILE relative to the list, "parameters": {"Name": "text"}}]`.
 * @throws DeploymentError if the list or a template cannot be read, or a stack of the list is not one
 */
export function readStackList(file: string): Stack[] {
  const { value } = readJson(file, 'name a JSON file with a list of stacks');
  if (!Array.isArray(value) || value.length === 0) {
    throw new DeploymentError(`${file} does not hold a list of stacks`);
  }
  const stacks = value.map((entry, index) => readStack(file, `${file}: stack ${index + 1}`, entry));
  const places = stacks.map(({ accountId, region, name }) => `${name} in ${accountId}, ${region}`);
  const twice = places.find((place, index) => places.indexOf(place) !== index);
  if (twice !== undefined) throw new DeploymentError(`${file} has two stacks ${twice}`);
  return stacks;
}

function readStack(file: string, where: string, entry: unknown): Stack {
  if (!isObject(entry)) throw new DeploymentError(`${where} is ${JSON.stringify(entry)}, expected an object`);
  const foreign = Object.keys(entry).find((key) => !MEMBERS.includes(key));
  if (foreign !== undefined) {
    throw new DeploymentError(`${where} has a member ${foreign}: write only ${MEMBERS.join(', ')}`);
  }
  const stack = {
    name: matching(entry, 'name', STACK_NAME, 'letters, digits and hyphens', where),
    accountId: matching(entry, 'accountId', /^\d{12}$/, 'twelve digits', where),
    region: matching(entry, 'region', /^[a-z]{2,}(-[a-z]+)+-\d+$/, 'a region', where),
    parameters: givenParameters(entry, where),
    assets: new Map(),
  };
  const templateFile = path.resolve(path.dirname(file), stringAt(entry, 'template', where));
  const { content, bytes } = readJsonObject(templateFile, `it is the template of ${where}`);
  return { ...stack, template: content, templateBytes: bytes };
}

function matching(entry: JsonObject, key: string, pattern: RegExp, expected: string, where: string): string {
  const value = stringAt(entry, key, where);
  if (pattern.test(value)) return value;
  throw new DeploymentError(`${where}: ${key} is ${JSON.stringify(value)}, expected ${expected}`);
}

function givenParameters(entry: JsonObject, where: string): ReadonlyMap<string, string> {
  const written = objectAt(entry, 'parameters', where);
  return new Map(
    Object.keys(written).map((name) => {
      const value = memberAt(written, name);
      if (typeof value === 'string') return [name, value];
      // The value is not shown: it may be a secret.
      throw new DeploymentError(
        `${where}: parameter ${name} is not text: write "30" for a number, "a,b" for a list`,
      );
    }),
  );
}
