import {
  type Account,
  DescribeOrganizationalUnitCommand,
  ListAccountsCommand,
  ListAccountsForParentCommand,
  ListOrganizationalUnitsForParentCommand,
  ListRootsCommand,
  type OrganizationalUnit,
  type OrganizationsClient,
  type Root,
} from '@aws-sdk/client-organizations';
import { OuCostError } from '@ou-cost/spend';
import { everyPage } from '../pacing/every-page.ts';
import type { PacedCalls, SendOptions } from '../pacing/paced-calls.ts';

const HOP = 'read Organizations';

/** The read-only calls of Organizations, paced and page by page. */
export class OrganizationsCalls {
  readonly #client: OrganizationsClient;
  readonly #calls: PacedCalls;

  constructor(client: OrganizationsClient, calls: PacedCalls) {
    this.#client = client;
    this.#calls = calls;
  }

  async *accounts(): AsyncGenerator<readonly Account[]> {
    const pages = everyPage(
      'ListAccounts',
      (NextToken) =>
        this.#call('ListAccounts', (options) =>
          this.#client.send(new ListAccountsCommand({ NextToken }), options),
        ),
      (page) => page.NextToken,
    );
    for await (const page of pages) yield listOf('Accounts', page.Accounts);
  }

  async accountsIn(ParentId: string): Promise<Account[]> {
    const pages = everyPage(
      'ListAccountsForParent',
      (NextToken) =>
        this.#call('ListAccountsForParent', (options) =>
          this.#client.send(new ListAccountsForParentCommand({ ParentId, NextToken }), options),
        ),
      (page) => page.NextToken,
    );
    return (await Array.fromAsync(pages)).flatMap((page) => listOf('Accounts', page.Accounts));
  }

  async unitsIn(ParentId: string): Promise<OrganizationalUnit[]> {
    const pages = everyPage(
      'ListOrganizationalUnitsForParent',
      (NextToken) =>
        this.#call('ListOrganizationalUnitsForParent', (options) =>
          this.#client.send(new ListOrganizationalUnitsForParentCommand({ ParentId, NextToken }), options),
        ),
      (page) => page.NextToken,
    );
    return (await Array.fromAsync(pages)).flatMap((page) =>
      listOf('OrganizationalUnits', page.OrganizationalUnits),
    );
  }

  /** Every root once, even where AWS repeats a page. */
  async roots(): Promise<Root[]> {
    const pages = everyPage(
      'ListRoots',
      (NextToken) =>
        this.#call('ListRoots', (options) => this.#client.send(new ListRootsCommand({ NextToken }), options)),
      (page) => page.NextToken,
    );
    const listed = (await Array.fromAsync(pages)).flatMap((page) => listOf('Roots', page.Roots));
    return [...new Map(listed.map((root) => [root.Id, root])).values()];
  }

  async unit(OrganizationalUnitId: string): Promise<OrganizationalUnit | undefined> {
    const answer = await this.#call('DescribeOrganizationalUnit', (options) =>
      this.#client.send(new DescribeOrganizationalUnitCommand({ OrganizationalUnitId }), options),
    );
    const { OrganizationalUnit } = answer;
    if (OrganizationalUnit !== undefined) assertTexts('OrganizationalUnit', OrganizationalUnit);
    return OrganizationalUnit;
  }

  #call<T>(operation: string, send: (options: SendOptions) => Promise<T>): Promise<T> {
    return this.#calls.call({ hop: HOP, action: `organizations:${operation}` }, send);
  }
}

/** The list on a page. Fails with MalformedAnswer where it is missing: AWS sends an empty list, never none. */
function listOf<T extends object>(name: string, list: readonly T[] | undefined): readonly T[] {
  if (!Array.isArray(list)) {
    throw new OuCostError('MalformedAnswer', `Organizations answered a page without '${name}'; run again`);
  }
  for (const item of list) assertTexts(name, item);
  return list;
}

/** The members that are read, and are texts where they are there. */
const TEXTS = ['Id', 'Name', 'Arn', 'State', 'Status'] as const;

/** The SDK passes on whatever type a member has. Fails with MalformedAnswer where it is not a text. */
function assertTexts(name: string, item: unknown): void {
  const { Paths, ...members } = (typeof item === 'object' && item !== null ? item : { Id: null }) as {
    readonly Paths?: unknown;
  } & Readonly<Partial<Record<(typeof TEXTS)[number], unknown>>>;
  const wrong = TEXTS.find((member) => members[member] !== undefined && typeof members[member] !== 'string');
  const paths = Paths ?? [];
  if (wrong === undefined && Array.isArray(paths) && paths.every((path) => typeof path === 'string')) return;
  throw new OuCostError(
    'MalformedAnswer',
    `Organizations listed '${name}' with ${wrong ?? 'Paths'} in another form than a text; run again`,
  );
}
