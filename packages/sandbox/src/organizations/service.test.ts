import {
  DescribeAccountCommand,
  DescribeOrganizationalUnitCommand,
  DescribeOrganizationCommand,
  ListAccountsCommand,
  ListAccountsForParentCommand,
  ListChildrenCommand,
  ListOrganizationalUnitsForParentCommand,
  ListParentsCommand,
  ListRootsCommand,
  OrganizationsClient,
  paginateListAccounts,
  paginateListAccountsForParent,
} from '@aws-sdk/client-organizations';
import { afterEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../sandbox.ts';
import type { SandboxOptions } from '../sandbox-options.ts';
import { caller, payer, readerArn } from '../testing/chain-templates.ts';
import { homeClientOptions, runningSandbox } from '../testing/running-sandbox.ts';

const root = 'r-ab12';
const workloads = 'ou-ab12-aaaaaaaa';
const prod = 'ou-ab12-bbbbbbbb';
const operations = 'ou-ab12-cccccccc';

const started: Sandbox[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((sandbox) => sandbox.stop()));
});

async function organizations(
  behaviour: SandboxOptions['organizations'] = {},
  by = 'PayerAdministrator',
): Promise<OrganizationsClient> {
  const sandbox = await runningSandbox({ organizations: behaviour });
  started.push(sandbox);
  return new OrganizationsClient(homeClientOptions(sandbox, by));
}

describe('Organizations', () => {
  it('describes the organization, its root and its units', async () => {
    const client = await organizations();
    const { Organization } = await client.send(new DescribeOrganizationCommand({}));
    expect(Organization).toMatchObject({
      Id: 'o-exampleorg1',
      MasterAccountId: payer,
      Arn: `arn:aws:organizations::${payer}:organization/o-exampleorg1`,
    });
    const { Roots } = await client.send(new ListRootsCommand({}));
    expect(Roots).toEqual([
      {
        Id: root,
        Name: 'Root',
        Arn: `arn:aws:organizations::${payer}:root/o-exampleorg1/${root}`,
        PolicyTypes: [],
      },
    ]);
    const units = await client.send(new ListOrganizationalUnitsForParentCommand({ ParentId: root }));
    expect(units.OrganizationalUnits).toEqual([
      {
        Id: workloads,
        Name: 'Workloads',
        Arn: `arn:aws:organizations::${payer}:ou/o-exampleorg1/${workloads}`,
        Path: `o-exampleorg1/${root}/${workloads}/`,
      },
      {
        Id: operations,
        Name: '運用',
        Arn: `arn:aws:organizations::${payer}:ou/o-exampleorg1/${operations}`,
        Path: `o-exampleorg1/${root}/${operations}/`,
      },
    ]);
  });

  it('shows an account with its state, the legacy status and its path', async () => {
    const client = await organizations();
    const { Account } = await client.send(new DescribeAccountCommand({ AccountId: '300000000001' }));
    expect(Account).toEqual({
      Id: '300000000001',
      Arn: `arn:aws:organizations::${payer}:account/o-exampleorg1/300000000001`,
      Email: '300000000001@example.com',
      Name: 'account 300000000001',
      State: 'CLOSED',
      Status: 'SUSPENDED',
      JoinedMethod: 'CREATED',
      JoinedTimestamp: new Date('2020-02-29T00:00:00Z'),
      Paths: [`o-exampleorg1/${root}/${workloads}/300000000001/`],
    });
  });

  it('omits paths if they are switched off', async () => {
    const client = await organizations({ paths: false });
    const { Accounts } = await client.send(new ListAccountsCommand({}));
    expect(Accounts?.some((account) => 'Paths' in account)).toBe(false);
    const unit = await client.send(new DescribeOrganizationalUnitCommand({ OrganizationalUnitId: prod }));
    expect(unit.OrganizationalUnit).not.toHaveProperty('Path');
  });

  it('lists at most 20 accounts on a page, and all 49 on three pages', async () => {
    const client = await organizations();
    const sizes: number[] = [];
    const ids = new Set<string>();
    for await (const page of paginateListAccounts({ client }, {})) {
      sizes.push(page.Accounts?.length ?? 0);
      for (const { Id } of page.Accounts ?? []) {
        ids.add(String(Id));
      }
    }
    expect(sizes).toEqual([20, 20, 9]);
    expect(ids.size).toBe(49);
  });

  it('continues after an empty page', async () => {
    const client = await organizations({ emptyPageEvery: 2 });
    const sizes: number[] = [];
    for await (const page of paginateListAccountsForParent({ client }, { ParentId: prod })) {
      sizes.push(page.Accounts?.length ?? 0);
    }
    expect(sizes).toEqual([20, 0, 20, 0, 5]);
  });

  it('lists children and parents by id', async () => {
    const client = await organizations();
    const children = await client.send(
      new ListChildrenCommand({ ParentId: workloads, ChildType: 'ORGANIZATIONAL_UNIT' }),
    );
    expect(children.Children).toEqual([{ Id: prod, Type: 'ORGANIZATIONAL_UNIT' }]);
    const accounts = await client.send(new ListChildrenCommand({ ParentId: root, ChildType: 'ACCOUNT' }));
    expect(accounts.Children).toEqual([{ Id: payer, Type: 'ACCOUNT' }]);
    const parentOf = async (ChildId: string) =>
      (await client.send(new ListParentsCommand({ ChildId }))).Parents;
    expect(await parentOf(payer)).toEqual([{ Id: root, Type: 'ROOT' }]);
    expect(await parentOf(caller)).toEqual([{ Id: operations, Type: 'ORGANIZATIONAL_UNIT' }]);
    expect(await parentOf(prod)).toEqual([{ Id: workloads, Type: 'ORGANIZATIONAL_UNIT' }]);
  });

  it.each([
    ['ParentNotFoundException', new ListAccountsForParentCommand({ ParentId: 'ou-ab12-zzzzzzzz' })],
    ['ChildNotFoundException', new ListParentsCommand({ ChildId: '999999999999' })],
    ['AccountNotFoundException', new DescribeAccountCommand({ AccountId: '999999999999' })],
    [
      'OrganizationalUnitNotFoundException',
      new DescribeOrganizationalUnitCommand({ OrganizationalUnitId: 'ou-ab12-zzzzzzzz' }),
    ],
    ['InvalidInputException', new DescribeAccountCommand({ AccountId: '99999999999' })],
    ['InvalidInputException', new ListAccountsForParentCommand({ ParentId: 'Workloads' })],
    ['InvalidInputException', new ListAccountsCommand({ MaxResults: 21 })],
    ['InvalidInputException', new ListAccountsCommand({ MaxResults: 0 })],
    ['InvalidInputException', new ListAccountsCommand({ NextToken: 'bm9uc2Vuc2U' })],
  ])('answers %s', async (name, command) => {
    const client = await organizations();
    const send: (command: unknown) => Promise<unknown> = client.send.bind(client) as never;
    await expect(send(command)).rejects.toMatchObject({ name });
  });

  it('accepts a token only for the request that it was made for', async () => {
    const client = await organizations();
    const { NextToken } = await client.send(
      new ListAccountsForParentCommand({ ParentId: prod, MaxResults: 1 }),
    );
    await expect(
      client.send(new ListAccountsForParentCommand({ ParentId: workloads, NextToken })),
    ).rejects.toMatchObject({ name: 'InvalidInputException', Reason: 'INVALID_NEXT_TOKEN' });
  });
});

describe('an account that moves', () => {
  it('is in its new place after the configured call', async () => {
    const client = await organizations({
      moves: [{ accountId: caller, to: prod, after: { operation: 'ListAccounts', calls: 2 } }],
    });
    const parent = async () =>
      (await client.send(new ListParentsCommand({ ChildId: caller }))).Parents?.[0]?.Id;
    await client.send(new ListAccountsCommand({}));
    expect(await parent()).toBe(operations);
    await client.send(new ListAccountsCommand({}));
    expect(await parent()).toBe(prod);
  });

  it('can move to a new unit that no listing has shown', async () => {
    const fresh = { id: 'ou-ab12-dddddddd', name: 'Fresh', parentId: operations };
    const client = await organizations({
      moves: [
        { accountId: caller, to: fresh, after: { operation: 'ListOrganizationalUnitsForParent', calls: 1 } },
      ],
    });
    const units = () => client.send(new ListOrganizationalUnitsForParentCommand({ ParentId: operations }));
    expect((await units()).OrganizationalUnits).toEqual([]);
    const { Account } = await client.send(new DescribeAccountCommand({ AccountId: caller }));
    expect(Account?.Paths).toEqual([`o-exampleorg1/${root}/${operations}/ou-ab12-dddddddd/${caller}/`]);
    const { OrganizationalUnit } = await client.send(
      new DescribeOrganizationalUnitCommand({ OrganizationalUnitId: fresh.id }),
    );
    expect(OrganizationalUnit?.Name).toBe('Fresh');
  });

  it('must exist, and so must its destination and the operation', async () => {
    const after = { operation: 'ListAccounts', calls: 1 };
    await expect(organizations({ moves: [{ accountId: '1', to: prod, after }] })).rejects.toThrow(
      /account 1 /,
    );
    await expect(organizations({ moves: [{ accountId: caller, to: 'ou-x', after }] })).rejects.toThrow(
      /no ou-x/,
    );
    await expect(
      organizations({ moves: [{ accountId: caller, to: prod, after: { operation: 'List', calls: 1 } }] }),
    ).rejects.toThrow(/cannot move after List:/);
  });
});

describe('permission to read the organization', () => {
  it('is denied to a member account, which may only describe the organization', async () => {
    const client = await organizations({}, 'CallerAdministrator');
    await expect(client.send(new DescribeOrganizationCommand({}))).resolves.toMatchObject({
      Organization: { Id: 'o-exampleorg1', MasterAccountId: payer },
    });
    await expect(client.send(new ListAccountsCommand({}))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: "You don't have permissions to access this resource.",
    });
  });

  it('is given to a delegated administrator', async () => {
    const client = await organizations({ delegatedAdministrators: [caller] }, 'CallerAdministrator');
    await expect(client.send(new ListAccountsForParentCommand({ ParentId: prod }))).resolves.toMatchObject({
      Accounts: expect.arrayContaining([expect.objectContaining({ Id: '400000000001' })]),
    });
  });

  it('needs the grant on the organizational unit itself', async () => {
    const sandbox = await runningSandbox();
    started.push(sandbox);
    const client = new OrganizationsClient(homeClientOptions(sandbox, sandbox.credentialsFor(readerArn)));
    await expect(
      client.send(new ListOrganizationalUnitsForParentCommand({ ParentId: root })),
    ).resolves.toMatchObject({ OrganizationalUnits: [{ Id: workloads }, { Name: '運用' }] });
    await expect(client.send(new ListAccountsForParentCommand({ ParentId: prod }))).rejects.toThrow(
      `organizations:ListAccountsForParent on resource: arn:aws:organizations::${payer}:ou/o-exampleorg1/${prod} because`,
    );
  });
});
