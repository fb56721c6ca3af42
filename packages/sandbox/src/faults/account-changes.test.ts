import { ListAccountsCommand, type OrganizationsClient } from '@aws-sdk/client-organizations';
import { describe, expect, it } from 'vitest';
import { payer } from '../testing/chain-templates.ts';
import { faultySandbox } from '../testing/faulty-sandbox.ts';

const accounts = 'organizations:ListAccounts';

/** The ids of all pages. */
async function listed(client: OrganizationsClient): Promise<(string | undefined)[]> {
  const ids: (string | undefined)[] = [];
  let NextToken: string | undefined;
  do {
    const page = await client.send(new ListAccountsCommand({ NextToken }));
    ids.push(...(page.Accounts ?? []).map(({ Id }) => Id));
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return ids;
}

describe('between two calls', () => {
  const pathOf = async (client: OrganizationsClient, id: string) => {
    const { Accounts = [] } = await client.send(new ListAccountsCommand({}));
    return Accounts.find((account) => account.Id === id)?.Paths;
  };

  it('an account moves to the given container', async () => {
    const { organizations } = await faultySandbox([
      { api: accounts, fault: 'account-moves', accountId: '400000000003', to: 'r-ab12', calls: [1] },
    ]);
    expect(await pathOf(organizations, '400000000003')).toEqual([
      'o-exampleorg1/r-ab12/ou-ab12-aaaaaaaa/ou-ab12-bbbbbbbb/400000000003/',
    ]);
    expect(await pathOf(organizations, '400000000003')).toEqual(['o-exampleorg1/r-ab12/400000000003/']);
  });

  it('an account leaves, and the listing continues at its position', async () => {
    const { organizations } = await faultySandbox([
      { api: accounts, fault: 'account-leaves', accountId: '400000000003', calls: [1] },
    ]);
    const ids = await listed(organizations);
    expect([ids.length, new Set(ids).size, ids.includes('400000000003')]).toEqual([49, 49, true]);
    const again = await listed(organizations);
    expect([again.length, again.includes('400000000003')]).toEqual([48, false]);
  });

  it('the seed chooses the accounts that move or leave, never the management account', async () => {
    const left = async (seed: number) => {
      const { organizations } = await faultySandbox(
        [
          { api: accounts, fault: 'account-leaves', probability: 1 },
          { api: accounts, fault: 'account-moves', probability: 1 },
        ],
        {},
        seed,
      );
      for (let call = 0; call < 60; call += 1) await organizations.send(new ListAccountsCommand({}));
      return await listed(organizations);
    };
    expect(await left(1)).toEqual([payer]);
  });
});
