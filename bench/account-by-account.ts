import {
  DescribeOrganizationalUnitCommand,
  ListAccountsCommand,
  ListParentsCommand,
  type OrganizationsClient,
} from '@aws-sdk/client-organizations';
import type { Timing } from '@ou-cost/aws';
import { QUOTAS } from '../tests/support/pacing/quotas.ts';

/** The part of AWS's rate that is used, so that a request that overtakes another does not exceed the quota. */
const MARGIN = 0.97;

/** Token buckets a little slower than AWS's, so that no call is throttled. */
class Pace {
  readonly #timing: Timing;
  readonly #tokens = new Map<string, { left: number; at: number }>();

  constructor(timing: Timing) {
    this.#timing = timing;
  }

  /** Resolves when a call may be sent. */
  async admit(action: string): Promise<void> {
    const quota = QUOTAS[action];
    if (quota === undefined) throw new Error(`no quota is known for ${action}`);
    const bucket = this.#tokens.get(action) ?? { left: quota.burst, at: this.#timing.now() };
    this.#tokens.set(action, bucket);
    const fill = () => {
      const now = this.#timing.now();
      bucket.left = Math.min(quota.burst, bucket.left + ((now - bucket.at) * quota.rate * MARGIN) / 1_000);
      bucket.at = now;
    };
    fill();
    if (bucket.left < 1) {
      await this.#timing.sleep(Math.ceil(((1 - bucket.left) * 1_000) / (quota.rate * MARGIN)));
      fill();
    }
    bucket.left -= 1;
  }
}

/**
 * Reads an organization without paths: lists the accounts, asks for the parent of one account after the other, and
 * asks for the name of each parent once.
 *
 * @returns account ids by the name of their unit
 */
export async function readAccountByAccount(
  client: OrganizationsClient,
  timing: Timing,
): Promise<Map<string, string[]>> {
  const pace = new Pace(timing);
  const names = new Map<string, string>();
  const accounts = new Map<string, string[]>();
  for (const Id of await accountIds(client, pace)) {
    await pace.admit('organizations:ListParents');
    const { Parents } = await client.send(new ListParentsCommand({ ChildId: Id }));
    const parentId = Parents?.[0]?.Id ?? '';
    let name = parentId.startsWith('r-') ? 'Root' : names.get(parentId);
    if (name === undefined) {
      await pace.admit('organizations:DescribeOrganizationalUnit');
      const answer = await client.send(
        new DescribeOrganizationalUnitCommand({ OrganizationalUnitId: parentId }),
      );
      name = answer.OrganizationalUnit?.Name ?? parentId;
      names.set(parentId, name);
    }
    accounts.set(name, [...(accounts.get(name) ?? []), Id]);
  }
  return accounts;
}

async function accountIds(client: OrganizationsClient, pace: Pace): Promise<string[]> {
  const ids: string[] = [];
  let NextToken: string | undefined;
  do {
    await pace.admit('organizations:ListAccounts');
    const page = await client.send(new ListAccountsCommand({ NextToken }));
    for (const { Id } of page.Accounts ?? []) if (Id !== undefined) ids.push(Id);
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return ids;
}
