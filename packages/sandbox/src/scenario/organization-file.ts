import { parseDate } from '../time/calendar.ts';
import { ScenarioError } from './error.ts';
import type { ScenarioAccount, ScenarioNode, ScenarioOrganization } from './organization.ts';

const STATES = ['PENDING_ACTIVATION', 'ACTIVE', 'SUSPENDED', 'PENDING_CLOSURE', 'CLOSED'];
/** The largest depth below the root that Organizations allows. */
const DEEPEST = 5;

/**
 * Reads the text of an `organization.json`.
 *
 * @throws ScenarioError that names the file, the place (a JSON pointer), the wrong value and how to fix it
 */
export function parseOrganization(text: string, file: string): ScenarioOrganization {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new ScenarioError(`${file} is not valid JSON: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    });
  }
  return new OrganizationReader(file).read(json);
}

class OrganizationReader {
  readonly #file: string;
  readonly #places = new Map<string, string>();

  constructor(file: string) {
    this.#file = file;
  }

  read(json: unknown): ScenarioOrganization {
    const fields = this.#object(json, '');
    const id = this.#matching(
      fields,
      '',
      'id',
      /^o-[a-z0-9]{10,32}$/,
      'write o- and 10 to 32 letters or digits',
    );
    const managementAccountId = this.#matching(
      fields,
      '',
      'managementAccountId',
      /^\d{12}$/,
      'write 12 digits',
    );
    const root = this.#node(fields['root'], '/root', 0, '');
    if (!this.#places.has(managementAccountId)) {
      this.#refuse(
        '/managementAccountId',
        managementAccountId,
        'is not an account of the tree: add it below /root',
      );
    }
    return { id, managementAccountId, root };
  }

  #node(json: unknown, at: string, depth: number, rootSuffix: string): ScenarioNode {
    if (depth > DEEPEST)
      this.#refuse(at, json, `is ${depth} levels below the root: at most ${DEEPEST} are allowed`);
    const fields = this.#object(json, at);
    const id = this.#nodeId(fields, at, depth, rootSuffix);
    const suffix = depth === 0 ? id.slice(2) : rootSuffix;
    const name = this.#matching(fields, at, 'name', /^.{1,128}$/su, 'write a name of 1 to 128 characters');
    const accounts = this.#list(fields, at, 'accounts').map((account, index) =>
      this.#account(account, `${at}/accounts/${index}`),
    );
    const organizationalUnits = this.#list(fields, at, 'organizationalUnits').map((unit, index) =>
      this.#node(unit, `${at}/organizationalUnits/${index}`, depth + 1, suffix),
    );
    this.#refuseEqualSiblings(organizationalUnits, at);
    return { id, name, accounts, organizationalUnits };
  }

  #nodeId(fields: Record<string, unknown>, at: string, depth: number, rootSuffix: string): string {
    const id =
      depth === 0
        ? this.#matching(
            fields,
            at,
            'id',
            /^r-[0-9a-z]{4,32}$/,
            'write r- and 4 to 32 lower-case letters or digits',
          )
        : this.#matching(
            fields,
            at,
            'id',
            /^ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}$/,
            `write ou-${rootSuffix}- and 8 to 32 lower-case letters or digits`,
          );
    if (depth > 0 && !id.startsWith(`ou-${rootSuffix}-`)) {
      this.#refuse(`${at}/id`, id, `does not contain the root's id: begin it with ou-${rootSuffix}-`);
    }
    this.#refuseSecond(id, `${at}/id`);
    return id;
  }

  #account(json: unknown, at: string): ScenarioAccount {
    const fields = this.#object(json, at);
    const id = this.#matching(fields, at, 'id', /^\d{12}$/, 'write 12 digits, leading zeros included');
    this.#refuseSecond(id, `${at}/id`);
    const joined = this.#text(fields, at, 'joined');
    if (parseDate(joined) === undefined)
      this.#refuse(`${at}/joined`, joined, 'is not a date: write YYYY-MM-DD');
    const state = this.#text(fields, at, 'state');
    if (!STATES.includes(state))
      this.#refuse(`${at}/state`, state, `is not a state: write one of ${STATES.join(', ')}`);
    return {
      id,
      name: this.#matching(fields, at, 'name', /^.{1,50}$/su, 'write a name of 1 to 50 characters'),
      email: this.#matching(fields, at, 'email', /^[^\s@]+@[^\s@]+$/, 'write an e-mail address'),
      state,
      joined,
    };
  }

  #refuseSecond(id: string, at: string): void {
    const first = this.#places.get(id);
    if (first !== undefined) this.#refuse(at, id, `is already at ${first}: keep only one of them`);
    this.#places.set(id, at);
  }

  #refuseEqualSiblings(siblings: readonly ScenarioNode[], at: string): void {
    const names = new Set<string>();
    for (const [index, { name }] of siblings.entries()) {
      if (names.has(name)) {
        this.#refuse(
          `${at}/organizationalUnits/${index}/name`,
          name,
          'is also the name of a sibling: rename one of them',
        );
      }
      names.add(name);
    }
  }

  #matching(
    fields: Record<string, unknown>,
    at: string,
    key: string,
    pattern: RegExp,
    instead: string,
  ): string {
    const text = this.#text(fields, at, key);
    return pattern.test(text) ? text : this.#refuse(`${at}/${key}`, text, `is not valid: ${instead}`);
  }

  #text(fields: Record<string, unknown>, at: string, key: string): string {
    const value = Object.hasOwn(fields, key) ? fields[key] : undefined;
    return typeof value === 'string'
      ? value
      : this.#refuse(`${at}/${key}`, value, 'is not text: write a string');
  }

  #list(fields: Record<string, unknown>, at: string, key: string): readonly unknown[] {
    const value = Object.hasOwn(fields, key) ? fields[key] : undefined;
    return Array.isArray(value)
      ? value
      : this.#refuse(`${at}/${key}`, value, 'is not a list: write [] for none');
  }

  #object(json: unknown, at: string): Record<string, unknown> {
    if (typeof json === 'object' && json !== null && !Array.isArray(json)) return { ...json };
    return this.#refuse(at, json, 'is not an object: write { … }');
  }

  #refuse(at: string, value: unknown, problem: string): never {
    const place = at === '' ? '' : ` ${at}:`;
    const shown = value === undefined ? 'a missing value' : shortened(JSON.stringify(value));
    throw new ScenarioError(`${this.#file}:${place} ${shown} ${problem}`);
  }
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
