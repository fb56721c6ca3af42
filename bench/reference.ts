import {
  DescribeOrganizationalUnitCommand,
  ListAccountsCommand,
  ListParentsCommand,
  type OrganizationsClient,
} from '@aws-sdk/client-organizations';
import { QUOTAS } from '../tests/support/sandbox/quotas.ts';

/** Below AWS's own rate, so that a request that travels faster than the one before is not one too many. */
const MARGIN = 0.97;

/** The time that the reference waits by. */
interface Waiting {
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

/** Lets calls through a little below AWS's rate, so that none is throttled. */
class Pace {
  readonly #waiting: Waiting;
  readonly #tokens = new Map<string, { left: number; at: number }>();

  constructor(waiting: Waiting) {
    this.#waiting = waiting;
  }

  async turn(action: string): Promise<void> {
    const quota = QUOTAS[action];
    if (quota === undefined) throw new Error(`no quota is known for ${action}`);
    const bucket = this.#tokens.get(action) ?? { left: quota.burst, at: this.#waiting.now() };
    this.#tokens.set(action, bucket);
    const fill = () => {
      const now = this.#waiting.now();
      bucket.left = Math.min(quota.burst, bucket.left + ((now - bucket.at) * quota.rate * MARGIN) / 1_000);
      bucket.at = now;
    };
    fill();
    if (bucket.left < 1) {
      await this.#waiting.sleep(Math.ceil(((1 - bucket.left) * 1_000) / (quota.rate * MARGIN)));
      fill();
    }
    bucket.left -= 1;
  }
}

/**
 * The way of the article: list the accounts, then for one account after the other its parent and that parent's
 * name. An organizational unit is asked for once, and calls are paced so that none is throttled; the article's own
 * script does neither.
 *
 * @returns account ids by the name of their unit
 */
export async function readAsInTheArticle(
  client: OrganizationsClient,
  waiting: Waiting,
): Promise<Map<string, string[]>> {
  const pace = new Pace(waiting);
  const names = new Map<string, string>();
  const accounts = new Map<string, string[]>();
  for (const Id of await accountIds(client, pace)) {
    await pace.turn('organizations:ListParents');
    const { Parents } = await client.send(new ListParentsCommand({ ChildId: Id }));
    const parentId = Parents?.[0]?.Id ?? '';
    let name = parentId.startsWith('r-') ? 'Root' : names.get(parentId);
    if (name === undefined) {
      await pace.turn('organizations:DescribeOrganizationalUnit');
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
    await pace.turn('organizations:ListAccounts');
    const page = await client.send(new ListAccountsCommand({ NextToken }));
    for (const { Id } of page.Accounts ?? []) if (Id !== undefined) ids.push(Id);
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return ids;
}
