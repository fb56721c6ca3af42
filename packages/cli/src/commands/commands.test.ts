import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { exampleReport } from '@ou-cost/present/testing/example-report';
import { OuCostError } from '@ou-cost/spend';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Asked, answeredTo, MemoryAws, RecordingSink } from '../testing/memory-aws.ts';
import { runInMemory } from '../testing/run-in-memory.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ou-cost-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const ouCost = (args: readonly string[], aws = new MemoryAws(), stdout = new RecordingSink()) =>
  runInMemory(args, { folder, aws, stdout });

const ROLE = 'arn:aws:iam::111111111111:role/ou-cost-invoker';
// The example's report compares nothing, and a table would be compared.
const RUN = ['run', '--invoker-role-arn', ROLE, '--region', 'eu-west-1', '--compare', 'none'];

describe('ou-cost run', () => {
  test('assumes the invoker role, invokes the function with its credentials, and prints the table', async () => {
    const { stdout, failure, asked } = await ouCost([
      ...RUN,
      '--external-id',
      'shared',
      '--profile',
      'rundeck',
    ]);
    expect(failure).toBeNull();
    expect(stdout).toMatch(/^In units +14,369\.60 +100\.0% +█{10}$/m);
    const [caller, role, invocation] = asked;
    expect(caller).toEqual({
      call: 'callerCredentials',
      region: 'eu-west-1',
      credentials: { kind: 'profile', profile: 'rundeck' },
    });
    expect(role).toMatchObject({ roleArn: ROLE, externalId: 'shared', hop: 'assume the invoker role' });
    expect(invocation).toMatchObject({
      as: 'invoker',
      functionName: 'arn:aws:lambda:eu-west-1:111111111111:function:ou-cost-report',
      timeoutSeconds: 920,
    });
    expect(invocation).toHaveProperty('request.runId', role?.['sessionName']);
    expect(role?.['sessionName']).toMatch(/^ou-cost-20261115T120000Z-[0-9a-f]{6}$/);
  });

  test('says where the chain that it asks for is not the configured one', async () => {
    const config = {
      payer: { accountId: '111111111111', region: 'eu-west-1' },
      callers: [{ roleArn: 'arn:aws:iam::333333333333:role/batch/Rundeck' }],
    };
    await writeFile(path.join(folder, 'c.json'), JSON.stringify(config));
    const { asked } = await ouCost(['run', '--config', 'c.json', '--region', 'us-east-1']);
    expect(asked[2]?.['deviation']).toContain("region 'eu-west-1', not 'us-east-1'");
    const advise = asked[1]?.['advise'] as (caller: string) => string | null;
    expect(advise('arn:aws:sts::333333333333:assumed-role/Rundeck/job')).toBeNull();
    expect(advise('arn:aws:sts::333333333333:assumed-role/Ann/cli')).toContain("under 'callers', and not");
    expect(advise('arn:aws:sts::111111111111:assumed-role/ou-cost-invoker/run')).toContain(
      'credentials of the invoker role already',
    );
    const other = await ouCost(['run', '--config', 'c.json', '--invoker-role-arn', `${ROLE}-2`]);
    const adviseOther = other.asked[1]?.['advise'] as (caller: string) => string | null;
    expect(adviseOther('arn:aws:sts::333333333333:assumed-role/Rundeck/job')).toContain(
      `another invoker role, ${ROLE}`,
    );
  });

  test('sends what was asked for as it was written, and nothing that was not', async () => {
    const options = ['--period', 'last-3-months', '--metric', 'AmortizedCost', '--metric', 'BlendedCost'];
    const more = ['--ou', 'Workloads', '--exclude-charge-type', 'tax', '--max-cost-explorer-requests', '9'];
    const { asked } = await ouCost([...RUN, ...options, ...more, '--multi-year', '--depth', '1']);
    const { runId: _, ...request } = (asked[2]?.['request'] ?? {}) as Asked;
    expect(request).toEqual({
      kind: 'report',
      answer: 'stream',
      compare: 'none',
      period: 'last-3-months',
      metric: ['AmortizedCost', 'BlendedCost'],
      ou: ['Workloads'],
      excludeChargeType: ['tax'],
      maxCostExplorerRequests: 9,
      multiYear: true,
    });
  });

  test('asks for no stream in a partition that has none', async () => {
    const place = [
      '--region',
      'cn-north-1',
      '--invoker-role-arn',
      'arn:aws-cn:iam::111111111111:role/invoker',
    ];
    const { asked } = await ouCost(['run', ...place]);
    expect(asked[2]).toMatchObject({ functionName: expect.stringMatching(/^arn:aws-cn:lambda:/) });
    expect(asked[2]?.['request']).not.toHaveProperty('answer');
  });

  test('writes each output to its file, and one to standard output', async () => {
    const out = (name: string) => path.join(folder, name);
    const pairs = [
      '--output',
      'json',
      '--out',
      out('r.json'),
      '--output',
      'csv',
      '--output',
      'html',
      '--out',
      out('r.html'),
    ];
    const { stdout, failure, asked } = await ouCost([...RUN, ...pairs]);
    expect(failure).toBeNull();
    const runId = asked[1]?.['sessionName'];
    const expected = answeredTo({ runId });
    expect(JSON.parse(await readFile(out('r.json'), 'utf8'))).toEqual(expected);
    expect(await readFile(out('r.html'), 'utf8')).toMatch(/^<!doctype html>/);
    expect(stdout).toMatch(/^\uFEFFBillingAccountId,/);
  });

  test.each(['csv', 'csv-ou'])(
    'begins %s without the byte order mark if that is asked for',
    async (format) => {
      const { stdout } = await ouCost([...RUN, '--output', format, '--no-bom']);
      expect(stdout).toMatch(/^(?:BillingAccountId|Row),/);
    },
  );

  test('has colours on a terminal, and none in a file or under --no-color', async () => {
    const out = path.join(folder, 'table.txt');
    const args = [...RUN, '--output', 'table', '--out', out, '--output', 'table'];
    const { stdout } = await ouCost(args, new MemoryAws(), new RecordingSink(true));
    expect(stdout).toContain('\u001b[1m');
    expect(await readFile(out, 'utf8')).not.toContain('\u001b');
    const plain = await ouCost([...RUN, '--no-color'], new MemoryAws(), new RecordingSink(true));
    expect(plain.stdout).not.toContain('\u001b');
  });

  test('says the run and the days meant on standard error, and nothing under --quiet', async () => {
    const loud = await ouCost(RUN);
    expect(loud.stderr).toMatch(
      /^ou-cost: run ou-cost-20261115T120000Z-[0-9a-f]{6}\nou-cost: period 2026-10-01 to 2026-10-31 \(UTC\)\n$/,
    );
    expect((await ouCost([...RUN, '--quiet'])).stderr).toBe('');
  });

  test('a failed invocation leaves no output of any kind', async () => {
    const aws = new MemoryAws();
    aws.answer = () => {
      throw new OuCostError('NotReconciled', 'the groups do not add up');
    };
    const out = path.join(folder, 'r.json');
    const { stdout, failure } = await ouCost([...RUN, '--output', 'json', '--out', out], aws);
    expect(failure).toMatchObject({ code: 'NotReconciled' });
    expect(stdout).toBe('');
    expect(await readdir(folder)).toEqual([]);
  });

  test('an answer that is not a report is refused, and leaves no output', async () => {
    const aws = new MemoryAws();
    aws.answer = () => ({ ...exampleReport(), total: { UnblendedCost: { amounts: ['NaN'] } } });
    const { stdout, failure } = await ouCost([...RUN, '--output', 'json'], aws);
    expect(failure).toMatchObject({ code: 'MalformedAnswer' });
    expect(stdout).toBe('');
  });

  test.each([
    [['--period', '2026-13'], /'2026-13'/],
    [['--metric', 'UsageQuantity'], /cannot be summed/],
    [['--metric', 'Cost'], /unknown metric 'Cost'/],
    [['--detail', 'ou', '--output', 'csv'], /use --output csv-ou/],
    [['--output', 'json', '--out', '/nowhere/at/all.json'], /its folder does not exist/],
    [['--billing-view-arn', 'primary'], /billing view/],
    [['--depth', '-1'], /--depth '-1' is not a whole number/],
    [['--locale', 'not a tag'], /--locale 'not a tag' is not a language tag/],
    [['--locale', 'xx-YY'], /--locale 'xx-YY' is not known here/],
    [['--timeout', '0'], /--timeout '0' is not a whole number/],
    [['--max-cost-explorer-requests', '1.5'], /'1\.5' is not a whole number/],
    [['--config', 'missing.json'], /'missing\.json' does not exist/],
  ])('%j fails before anything is asked of AWS', async (options, message) => {
    const { failure, asked, stdout } = await ouCost([...RUN, ...options]);
    expect(failure).toBeInstanceOf(OuCostError);
    expect((failure as OuCostError).message).toMatch(message);
    expect(asked).toEqual([]);
    expect(stdout).toBe('');
  });

  test('takes its addresses from ou-cost.config.json in the working folder', async () => {
    const config = {
      payer: { accountId: '222222222222', region: 'ap-northeast-1' },
      callers: [{ roleArn: 'arn:aws:iam::333333333333:role/RundeckBatchRole' }],
    };
    await writeFile(path.join(folder, 'ou-cost.config.json'), JSON.stringify(config));
    const { asked } = await ouCost(['run']);
    expect(asked[1]).toMatchObject({ roleArn: 'arn:aws:iam::222222222222:role/ou-cost-invoker' });
  });

  test('names the key of a configuration that is wrong', async () => {
    await writeFile(path.join(folder, 'ou-cost.config.json'), '{"payer": {"accountId": "12345678901"}}');
    const { failure } = await ouCost(['run']);
    expect(failure).toMatchObject({
      code: 'InvalidConfiguration',
      message: expect.stringMatching(/'payer\.accountId' \("12345678901"\) is not an account id/),
    });
  });
});

describe('ou-cost report', () => {
  test('assumes the reader role where one is named, with a deadline and a budget of requests', async () => {
    const { failure, asked } = await ouCost([
      ...['report', '--region', 'eu-west-1', '--reader-role-arn', 'arn:aws:iam::111111111111:role/reader'],
      ...['--external-id', 'shared', '--timeout', '60', '--max-cost-explorer-requests', '3'],
    ]);
    expect(failure).toMatchObject({ code: 'AccessRefused' });
    expect(asked[1]).toMatchObject({
      call: 'composeReportPorts',
      readerRoleArn: 'arn:aws:iam::111111111111:role/reader',
      readerExternalId: 'shared',
      deadline: Date.parse('2026-11-15T12:01:00Z'),
      maxCostExplorerRequests: 3,
    });
  });

  test.each([
    [[], 250],
    [['--max-cost-explorer-requests', '5000'], 5000],
  ])('pays for at most as many requests as the configuration says, unless %j', async (args, most) => {
    const config = {
      payer: { accountId: '222222222222', region: 'ap-northeast-1' },
      callers: [{ roleArn: 'arn:aws:iam::333333333333:role/RundeckBatchRole' }],
      report: { maxCostExplorerRequests: 250 },
    };
    await writeFile(path.join(folder, 'ou-cost.config.json'), JSON.stringify(config));
    const { asked } = await ouCost(['report', ...args]);
    expect(asked[1]).toMatchObject({ call: 'composeReportPorts', maxCostExplorerRequests: most });
  });

  test('reads with the credentials at hand otherwise', async () => {
    const { asked } = await ouCost(['report', '--region', 'eu-west-1']);
    expect(asked[1]).toMatchObject({ readerRoleArn: null, deadline: null, maxCostExplorerRequests: 1000 });
  });

  test.each([
    ["the configuration's billing view", [], 'custom-0a1b2c3d'],
    ['the one on the command line instead', ['custom-99999999'], 'custom-99999999'],
  ])('reads through %s', async (_, named, expected) => {
    const view = (name: string) => `arn:aws:billing::222222222222:billingview/${name}`;
    const config = {
      payer: { accountId: '222222222222', region: 'ap-northeast-1' },
      callers: [{ roleArn: 'arn:aws:iam::333333333333:role/RundeckBatchRole' }],
      billingViewArn: view('custom-0a1b2c3d'),
    };
    await writeFile(path.join(folder, 'ou-cost.config.json'), JSON.stringify(config));
    const aws = new MemoryAws();
    const read: (string | null)[] = [];
    const refused = new OuCostError('AccessRefused', 'read the organization: refused');
    aws.composeReportPorts = ({ billingViewArn }) => {
      read.push(billingViewArn);
      throw refused;
    };
    const options = named.flatMap((name) => ['--billing-view-arn', view(name)]);
    const { failure } = await ouCost(['report', ...options], aws);
    expect(failure).toBe(refused);
    expect(read).toEqual([view(expected)]);
  });

  test('does not ignore an external id that no role would see', async () => {
    const { failure, asked } = await ouCost(['report', '--region', 'eu-west-1', '--external-id', 'shared']);
    expect((failure as OuCostError).message).toMatch(/give --reader-role-arn as well/);
    expect(asked).toEqual([]);
  });
});
