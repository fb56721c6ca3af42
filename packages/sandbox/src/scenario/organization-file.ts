import { readAccount, UNIT_NAME } from './account-fields.ts';
import { ScenarioError } from './error.ts';
import { readHistory } from './history/file.ts';
import { JsonFields } from './json-fields.ts';
import type { ScenarioAccount, ScenarioNode, ScenarioOrganization } from './organization.ts';

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
  const fields = new JsonFields(file);
  const organization = new OrganizationReader(fields).read(json);
  const history = readHistory(json, organization, fields);
  return history === undefined ? organization : { ...organization, history };
}

class OrganizationReader {
  readonly #fields: JsonFields;
  readonly #places = new Map<string, string>();

  constructor(fields: JsonFields) {
    this.#fields = fields;
  }

  read(json: unknown): ScenarioOrganization {
    const fields = this.#fields.object(json, '');
    const id = this.#fields.matching(
      fields,
      '',
      'id',
      /^o-[a-z0-9]{10,32}$/,
      'write o- and 10 to 32 letters or digits',
    );
    const managementAccountId = this.#fields.matching(
      fields,
      '',
      'managementAccountId',
      /^\d{12}$/,
      'write 12 digits',
    );
    const root = this.#node(fields['root'], '/root', 0, '');
    if (!this.#places.has(managementAccountId)) {
      this.#fields.refuse(
        '/managementAccountId',
        managementAccountId,
        'is not an account of the tree: add it below /root',
      );
    }
    return { id, managementAccountId, root };
  }

  #node(json: unknown, at: string, depth: number, rootSuffix: string): ScenarioNode {
    if (depth > DEEPEST)
      this.#fields.refuse(at, json, `is ${depth} levels below the root: at most ${DEEPEST} are allowed`);
    const fields = this.#fields.object(json, at);
    const id = this.#nodeId(fields, at, depth, rootSuffix);
    const suffix = depth === 0 ? id.slice(2) : rootSuffix;
    const name = this.#fields.matching(fields, at, 'name', ...UNIT_NAME);
    const accounts = this.#fields
      .list(fields, at, 'accounts')
      .map((account, index) => this.#account(account, `${at}/accounts/${index}`));
    const organizationalUnits = this.#fields
      .list(fields, at, 'organizationalUnits')
      .map((unit, index) => this.#node(unit, `${at}/organizationalUnits/${index}`, depth + 1, suffix));
    this.#refuseEqualSiblings(organizationalUnits, at);
    return { id, name, accounts, organizationalUnits };
  }

  #nodeId(fields: Record<string, unknown>, at: string, depth: number, rootSuffix: string): string {
    const id =
      depth === 0
        ? this.#fields.matching(
            fields,
            at,
            'id',
            /^r-[0-9a-z]{4,32}$/,
            'write r- and 4 to 32 lower-case letters or digits',
          )
        : this.#fields.matching(
            fields,
            at,
            'id',
            /^ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}$/,
            `write ou-${rootSuffix}- and 8 to 32 lower-case letters or digits`,
          );
    if (depth > 0 && !id.startsWith(`ou-${rootSuffix}-`)) {
      this.#fields.refuse(`${at}/id`, id, `does not contain the root's id: begin it with ou-${rootSuffix}-`);
    }
    this.#refuseSecond(id, `${at}/id`);
    return id;
  }

  #account(json: unknown, at: string): ScenarioAccount {
    const account = readAccount(json, at, this.#fields);
    this.#refuseSecond(account.id, `${at}/id`);
    return account;
  }

  #refuseSecond(id: string, at: string): void {
    const first = this.#places.get(id);
    if (first !== undefined) this.#fields.refuse(at, id, `is already at ${first}: keep only one of them`);
    this.#places.set(id, at);
  }

  #refuseEqualSiblings(siblings: readonly ScenarioNode[], at: string): void {
    const names = new Set<string>();
    for (const [index, { name }] of siblings.entries()) {
      if (names.has(name)) {
        this.#fields.refuse(
          `${at}/organizationalUnits/${index}/name`,
          name,
          'is also the name of a sibling: rename one of them',
        );
      }
      names.add(name);
    }
  }
}
