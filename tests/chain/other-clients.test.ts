import { join } from 'node:path';
import { type Credentials, loadScenario, type Sandbox } from '@ou-cost/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { soleBill } from '../../packages/spend/src/testing/reports.ts';
import { readReport } from '../support/files/reports.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { AWS_CLI, hasAwsCli, hasBoto3, PYTHON } from '../support/hosts/debian-clients.ts';
import { execute } from '../support/processes/execute.ts';
import { environmentOf } from '../support/processes/ou-cost.ts';
import { roleArn } from '../support/sandbox/config.ts';
import { enterpriseSandbox, sandboxOf } from '../support/sandbox/start.ts';
import { enterprise } from '../support/scenarios/shipped.ts';
import { memberIds } from '../support/scenarios/tree.ts';

describe.skipIf(!hasAwsCli())('the steps of the article, with the AWS CLI', () => {
  let sandbox: Sandbox;
  let folder: string;

  beforeAll(async () => {
    // Without a payload the function reports the last month by the real clock, so the bill must reach today.
    sandbox = await sandboxOf(await loadScenario('enterprise'));
    folder = temporaryFolder('article');
  });
  afterAll(() => sandbox?.stop());

  it('assume the role, invoke without a payload, and write the report of last month to a file', async () => {
    const rundeck = environmentOf(sandbox, 'RundeckBatchRole');
    const endpoint = ['--endpoint-url', sandbox.endpoint, '--region', sandbox.region];
    const assumed = await execute(
      AWS_CLI,
      [
        'sts',
        'assume-role',
        ...endpoint,
        '--role-arn',
        roleArn('ou-cost-invoker'),
        '--role-session-name',
        'article',
      ],
      { env: rundeck },
    );
    expect(assumed).toMatchObject({ exitCode: 0, stderr: '' });
    const { Credentials: given } = JSON.parse(assumed.stdout) as { Credentials: Record<string, string> };

    const file = join(folder, 'result.json');
    const before = lastMonth();
    const invoked = await execute(
      AWS_CLI,
      ['lambda', 'invoke', ...endpoint, '--function-name', 'ou-cost-report', file],
      {
        env: {
          ...rundeck,
          AWS_ACCESS_KEY_ID: given['AccessKeyId'] ?? '',
          AWS_SECRET_ACCESS_KEY: given['SecretAccessKey'] ?? '',
          AWS_SESSION_TOKEN: given['SessionToken'] ?? '',
        },
      },
    );
    expect(invoked).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(invoked.stdout)).toEqual({ StatusCode: 200, ExecutedVersion: '$LATEST' });

    const report = readReport(file);
    expect([before, lastMonth()]).toContain(report.query.start);
    expect(soleBill(report).reconciliation.status).toBe('reconciled');
    expect(Number(report.total.UnblendedCost?.amounts[0])).toBeGreaterThan(0);
  });
});

/** The first day of the last full month, in UTC. */
function lastMonth(now = new Date()): string {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 10);
}

/** Reads the organization with all nine operations, each paginator to its end, and prints it as JSON. */
const PYTHON_READING = `
import json
from decimal import Decimal
import boto3

org = boto3.client("organizations", region_name="us-east-1")

def every(operation, key, **wanted):
    return [one for page in org.get_paginator(operation).paginate(**wanted) for one in page[key]]

organization = org.describe_organization()["Organization"]
(root,) = every("list_roots", "Roots")
accounts = every("list_accounts", "Accounts")

def below(parent):
    units = every("list_organizational_units_for_parent", "OrganizationalUnits", ParentId=parent)
    direct = every("list_accounts_for_parent", "Accounts", ParentId=parent)
    unit_ids = [c["Id"] for c in every("list_children", "Children", ParentId=parent, ChildType="ORGANIZATIONAL_UNIT")]
    account_ids = [c["Id"] for c in every("list_children", "Children", ParentId=parent, ChildType="ACCOUNT")]
    assert sorted(unit_ids) == sorted(u["Id"] for u in units)
    assert sorted(account_ids) == sorted(a["Id"] for a in direct)
    for account in direct:
        assert [p["Id"] for p in every("list_parents", "Parents", ChildId=account["Id"])] == [parent]
        assert org.describe_account(AccountId=account["Id"])["Account"]["Name"] == account["Name"]
    for unit in units:
        described = org.describe_organizational_unit(OrganizationalUnitId=unit["Id"])["OrganizationalUnit"]
        assert described["Name"] == unit["Name"]
    return {"id": parent, "accounts": sorted(account_ids), "units": [below(u["Id"]) for u in units]}

print(json.dumps({
    "id": organization["Id"],
    "accounts": sorted(a["Id"] for a in accounts),
    "tree": below(root["Id"]),
}))
`;

/** Assumes the reader role, reads accounts and costs page by page, and prints accounts and sums as JSON. */
const PYTHON_COSTS = `
import json
from decimal import Decimal
import boto3

worker = boto3.client("sts")
given = worker.assume_role(RoleArn="${roleArn('ou-cost-reader')}", RoleSessionName="boto3")["Credentials"]
reader = boto3.Session(
    aws_access_key_id=given["AccessKeyId"],
    aws_secret_access_key=given["SecretAccessKey"],
    aws_session_token=given["SessionToken"],
)
org = reader.client("organizations", region_name="us-east-1")
accounts = [a["Id"] for page in org.get_paginator("list_accounts").paginate() for a in page["Accounts"]]
ce = reader.client("ce", region_name="us-east-1")

def pages(**wanted):
    while True:
        page = ce.get_cost_and_usage(
            TimePeriod={"Start": "2026-10-01", "End": "2026-11-01"},
            Granularity="MONTHLY",
            Metrics=["UnblendedCost"],
            **wanted,
        )
        yield page
        if not page.get("NextPageToken"):
            return
        wanted["NextPageToken"] = page["NextPageToken"]

by = [{"Type": "DIMENSION", "Key": key} for key in ("LINKED_ACCOUNT", "RECORD_TYPE")]
grouped = list(pages(GroupBy=by))
amounts = [
    Decimal(group["Metrics"]["UnblendedCost"]["Amount"])
    for page in grouped
    for result in page["ResultsByTime"]
    for group in result["Groups"]
]
(total,) = [r["Total"]["UnblendedCost"] for page in pages() for r in page["ResultsByTime"]]
print(json.dumps({
    "accounts": sorted(accounts),
    "pages": len(grouped),
    "sum": str(sum(amounts)),
    "total": total["Amount"],
    "unit": total["Unit"],
}))
`;

describe.skipIf(!hasBoto3())("Python's boto3 on the sandbox", () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await enterpriseSandbox({ pageSize: 40 });
  });
  afterAll(() => sandbox?.stop());

  async function python(program: string, as: string | Credentials) {
    // Some versions of boto3 do not read the endpoint from the environment, so every client gets it as an argument.
    const withEndpoint = `import boto3, os, functools
make = boto3.Session.client
boto3.Session.client = functools.partialmethod(make, endpoint_url=os.environ["AWS_ENDPOINT_URL"])
${program}`;
    const env = { ...environmentOf(sandbox, as), AWS_DEFAULT_REGION: sandbox.region };
    const { exitCode, stdout, stderr } = await execute(PYTHON, ['-c', withEndpoint], { env });
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
    return JSON.parse(stdout) as Record<string, unknown>;
  }

  interface Node {
    readonly id: string;
    readonly accounts: readonly string[];
    readonly units: readonly Node[];
  }

  const accountsIn = (node: Node): string[] => [...node.accounts, ...node.units.flatMap(accountsIn)];
  const depthOf = (node: Node): number => 1 + Math.max(-1, ...node.units.map(depthOf));

  it('reads the same organization with all nine operations', async () => {
    const read = await python(PYTHON_READING, 'PayerAdministrator');
    const tree = read['tree'] as Node;
    expect(accountsIn(tree).sort()).toEqual(read['accounts']);
    expect(depthOf(tree)).toBe(5);
    const used = new Set(sandbox.calls.map(({ action }) => action));
    for (const operation of [
      ...['DescribeOrganization', 'ListRoots', 'ListAccounts', 'ListAccountsForParent', 'ListParents'],
      ...[
        'ListOrganizationalUnitsForParent',
        'ListChildren',
        'DescribeOrganizationalUnit',
        'DescribeAccount',
      ],
    ]) {
      expect(used, operation).toContain(`organizations:${operation}`);
    }
  });

  it('assumes the reader role as the worker would and reads the cost, page by page', async () => {
    const worker = sandbox.credentialsFor(roleArn('ou-cost-worker'), {
      ...(sandbox.functionArn === undefined ? {} : { sourceFunctionArn: sandbox.functionArn }),
    });
    const { accounts, pages, sum, total, unit } = await python(PYTHON_COSTS, worker);
    const { organization } = await enterprise();
    expect(accounts).toEqual(memberIds(organization.root).sort());
    expect(pages).toBeGreaterThan(1);
    expect(unit).toBe('USD');
    expect(Math.abs(Number(sum) - Number(total))).toBeLessThan(1e-6);
    expect(Number(total)).toBeGreaterThan(0);
  });
});
