import { ScenarioError } from './error.ts';

/** Reads the members of a JSON file's objects, and refuses what is wrong with its place (a JSON pointer). */
export class JsonFields {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  matching(
    fields: Record<string, unknown>,
    at: string,
    key: string,
    pattern: RegExp,
    instead: string,
  ): string {
    const text = this.text(fields, at, key);
    return pattern.test(text) ? text : this.refuse(`${at}/${key}`, text, `is not valid: ${instead}`);
  }

  text(fields: Record<string, unknown>, at: string, key: string): string {
    const value = Object.hasOwn(fields, key) ? fields[key] : undefined;
    return typeof value === 'string'
      ? value
      : this.refuse(`${at}/${key}`, value, 'is not text: write a string');
  }

  list(fields: Record<string, unknown>, at: string, key: string): readonly unknown[] {
    const value = Object.hasOwn(fields, key) ? fields[key] : undefined;
    return Array.isArray(value)
      ? value
      : this.refuse(`${at}/${key}`, value, 'is not a list: write [] for none');
  }

  object(json: unknown, at: string): Record<string, unknown> {
    if (typeof json === 'object' && json !== null && !Array.isArray(json)) return { ...json };
    return this.refuse(at, json, 'is not an object: write { … }');
  }

  refuse(at: string, value: unknown, problem: string): never {
    const place = at === '' ? '' : ` ${at}:`;
    const shown = value === undefined ? 'a missing value' : shortened(JSON.stringify(value));
    throw new ScenarioError(`${this.#file}:${place} ${shown} ${problem}`);
  }
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
