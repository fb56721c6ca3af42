import {
  type Account,
  DescribeOrganizationalUnitCommand,
  ListAccountsCommand,
  ListAccountsForParentCommand,
  ListOrganizationalUnitsForParentCommand,
  ListRootsCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import type { OrganizationPage } from '@ou-cost/doctor';
import type { CredentialProvider } from '../credentials/caller.ts';
import { homeRegion } from '../home-region.ts';
import { ownerIn } from '../organizations/owner.ts';
import type { PacedCalls, SendOptions } from '../pacing/paced-calls.ts';
import { probeClientSettings } from './client-settings.ts';

export interface OrganizationsProbeOptions {
  /** @default the SDK's own chain */
  readonly credentials?: CredentialProvider;
  readonly region: string;
  readonly calls: PacedCalls;
}

/** One page of each call that a report may make. */
export class OrganizationsProbes {
  readonly #client: OrganizationsClient;
  readonly #calls: PacedCalls;

  constructor({ region, calls, ...rest }: OrganizationsProbeOptions) {
    this.#client = new OrganizationsClient({
      ...probeClientSettings('Organizations'),
      ...rest,
      region: homeRegion('organizations', region),
    });
    this.#calls = calls;
  }

  async accounts(): Promise<OrganizationPage> {
    const { Accounts = [] } = await this.#ask('ListAccounts', (sending) =>
      this.#client.send(new ListAccountsCommand(), sending),
    );
    return { ...pageOf(Accounts), ...placesIn(Accounts) };
  }

  async roots(): Promise<OrganizationPage> {
    const { Roots = [] } = await this.#ask('ListRoots', (sending) =>
      this.#client.send(new ListRootsCommand(), sending),
    );
    return { ...pageOf(Roots), rootId: Roots[0]?.Id ?? null };
  }

  async units(ParentId: string): Promise<OrganizationPage> {
    const command = new ListOrganizationalUnitsForParentCommand({ ParentId });
    const { OrganizationalUnits = [] } = await this.#ask('ListOrganizationalUnitsForParent', (sending) =>
      this.#client.send(command, sending),
    );
    return { ...pageOf(OrganizationalUnits), unitId: OrganizationalUnits[0]?.Id ?? null };
  }

  async accountsIn(ParentId: string): Promise<OrganizationPage> {
    const command = new ListAccountsForParentCommand({ ParentId });
    const { Accounts = [] } = await this.#ask('ListAccountsForParent', (sending) =>
      this.#client.send(command, sending),
    );
    return pageOf(Accounts);
  }

  async unit(OrganizationalUnitId: string): Promise<string> {
    const command = new DescribeOrganizationalUnitCommand({ OrganizationalUnitId });
    const { OrganizationalUnit } = await this.#ask('DescribeOrganizationalUnit', (sending) =>
      this.#client.send(command, sending),
    );
    return OrganizationalUnit?.Name ?? OrganizationalUnitId;
  }

  #ask<T>(operation: string, send: (options: SendOptions) => Promise<T>): Promise<T> {
    return this.#calls.call({ hop: 'read Organizations', action: `organizations:${operation}` }, send);
  }
}

/** The number of items on a page, and the owner in their ARNs. */
function pageOf(listed: readonly { readonly Arn?: string | undefined }[]): OrganizationPage {
  const { organizationId = null, managementAccountId = null } = ownerIn(listed[0]?.Arn) ?? {};
  return { count: listed.length, rootId: null, unitId: null, organizationId, managementAccountId };
}

/** The root and one unit from the accounts' paths, where Organizations gives paths. */
function placesIn(accounts: readonly Account[]): Pick<OrganizationPage, 'rootId' | 'unitId'> {
  const ids = accounts.flatMap(({ Paths = [] }) => Paths).flatMap((path) => path.split('/'));
  return {
    rootId: ids.find((id) => id.startsWith('r-')) ?? null,
    unitId: ids.find((id) => id.startsWith('ou-')) ?? null,
  };
}
