import { GetCostAndUsageCommand } from '@aws-sdk/client-cost-explorer';
import { ListAccountsCommand, type OrganizationsClient } from '@aws-sdk/client-organizations';
import { describe, expect, it } from 'vitest';
import { faultySandbox } from '../testing/faulty-sandbox.ts';

const accounts = 'organizations:ListAccounts';

/** Reads page by page until there is no token, or at most `most` pages. */
async function listed(client: OrganizationsClient, most = 10) {
  const pages: { readonly ids: (string | undefined)[]; readonly token: string | undefined }[] = [];
  let NextToken: string | undefined;
  do {
    const page = await client.send(new ListAccountsCommand({ NextToken }));
    pages.push({ ids: (page.Accounts ?? []).map(({ Id }) => Id), token: page.NextToken });
    NextToken = page.NextToken;
  } while (NextToken !== undefined && pages.length < most);
  return { pages, ids: pages.flatMap(({ ids }) => ids) };
}

const month = {
  TimePeriod: { Start: '2026-01-01', End: '2026-02-01' },
  Granularity: 'MONTHLY',
  Metrics: ['UnblendedCost'],
} as const;
const ask = (NextPageToken?: string) =>
  new GetCostAndUsageCommand({ ...month, Metrics: ['UnblendedCost'], NextPageToken });

describe('pages', () => {
  it.each([1, 2, 3])('an empty page before page %i loses no account', async (page) => {
    const plain = await listed((await faultySandbox([])).organizations);
    const { organizations } = await faultySandbox([{ api: accounts, fault: 'empty-page', calls: [page] }]);
    const { pages, ids } = await listed(organizations);
    expect(plain.ids).toHaveLength(49);
    expect(ids).toEqual(plain.ids);
    expect(pages.map(({ ids: on }) => on.length)).toEqual([20, 20, 9].toSpliced(page - 1, 0, 0));
  });

  it.each([1, 2, 3])('the token of page %i repeats, and the same page comes again', async (page) => {
    const { organizations } = await faultySandbox([
      { api: accounts, fault: 'repeated-token', calls: [page] },
    ]);
    const { pages } = await listed(organizations);
    const [repeated, next] = [pages[page - 1], pages[page]];
    expect(repeated?.token).toBe(page === 1 ? next?.token : pages[page - 2]?.token);
    expect(next?.ids).toEqual(repeated?.ids);
    // The first page was requested without a token, so its token leads back to it every time.
    expect(pages).toHaveLength(page === 1 ? 10 : 4);
  });

  it('an expired token has the error of its service, and occurs only in requests with a token', async () => {
    const { organizations, costExplorer } = await faultySandbox([
      { api: '*', fault: 'expired-token', calls: [1, 2] },
    ]);
    await expect(listed(organizations)).rejects.toMatchObject({
      name: 'InvalidInputException',
      Reason: 'INVALID_NEXT_TOKEN',
    });
    await expect(costExplorer.send(ask())).resolves.toMatchObject({
      ResultsByTime: [{ Total: { UnblendedCost: { Amount: '1.25', Unit: 'USD' } } }],
    });
    await expect(costExplorer.send(ask('a token'))).rejects.toMatchObject({
      name: 'InvalidNextTokenException',
    });
  });

  it('of Cost Explorer can be empty, and the next page has the requested result', async () => {
    const { costExplorer } = await faultySandbox([{ api: 'ce:*', fault: 'empty-page', calls: [1] }]);
    const first = await costExplorer.send(ask());
    expect(first.ResultsByTime).toEqual([]);
    const second = await costExplorer.send(ask(first.NextPageToken));
    expect(second.ResultsByTime?.[0]?.Total).toEqual({ UnblendedCost: { Amount: '1.25', Unit: 'USD' } });
    expect(second.NextPageToken).toBeUndefined();
  });
});
