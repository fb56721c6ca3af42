import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Deployment, DeploymentError, readDeployment, readStacks } from '@ou-cost/sandbox/deployed';
import { beforeAll, describe, expect, it } from 'vitest';
import { soleBill } from '../../packages/spend/src/testing/reports.ts';
import { readReport, reportFrom } from '../support/files/reports.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { hasAwsCli } from '../support/hosts/debian-clients.ts';
import { programsOnly, SCRIPT_NEEDS, ScriptHost } from '../support/hosts/script.ts';
import { withoutRunDetails } from '../support/numbers/report-figures.ts';
import { BILLING_VIEW, CASES, type Case, EVERYTHING, EXISTING_POLICIES } from '../support/one-file/cases.ts';
import { type Resolved, resolvedAssembly, resolvedStacks } from '../support/one-file/resolved.ts';
import { writeStackList } from '../support/one-file/stack-list.ts';
import { WRONG_FOR_CALLER, WRONG_FOR_PAYER } from '../support/one-file/wrong-parameters.ts';
import { sharedBuild } from '../support/processes/build.ts';
import { execute } from '../support/processes/execute.ts';
import { ouCost } from '../support/processes/ou-cost.ts';
import { synthesizeAll } from '../support/processes/synth.ts';
import { ENTERPRISE_PAYER } from '../support/sandbox/config.ts';
import { enterpriseSandbox, whileRunning } from '../support/sandbox/start.ts';
import { enterprise } from '../support/scenarios/shipped.ts';

/* The same chain, deployed with CDK from a configuration and from the one-file templates with parameters. */

let folder: string;
let dist: string;
let synthesized: readonly string[];
beforeAll(async () => {
  folder = temporaryFolder('one-file');
  const configs = CASES.map(({ config }, index) => {
    const file = join(folder, `case-${index}.json`);
    writeFileSync(file, JSON.stringify(config));
    return file;
  });
  dist = await sharedBuild();
  synthesized = synthesizeAll(join(folder, 'cdk.out'), configs);
});

interface BothWays {
  readonly cdk: string;
  /** The list of stacks. */
  readonly templates: string;
  readonly config: string;
}

function waysOf(one: Case): BothWays {
  const index = CASES.indexOf(one);
  const templates = writeStackList(temporaryFolder('stacks'), dist, one);
  return { cdk: synthesized[index] ?? '', templates, config: join(folder, `case-${index}.json`) };
}

/** The differences that there must be: the function's code and the way that it says it was deployed. */
function withoutWay({ resources, outputs }: Resolved) {
  const ways = new Set<unknown>();
  const rest = Object.entries(resources).map(([id, resource]) => {
    if (resource.Type !== 'AWS::Lambda::Function') return [id, resource] as const;
    const { Code: _, Environment, ...properties } = resource.Properties;
    const { Variables } = Environment as { Variables: Record<string, unknown> };
    const { OU_COST_DEPLOYED_THROUGH: way, ...variables } = Variables;
    ways.add(way);
    return [id, { ...resource, Properties: { ...properties, variables } }] as const;
  });
  return { ways: [...ways], resources: Object.fromEntries(rest), outputs };
}

/** CDK makes a new archive's bucket in a stack of its own, which the payer's template has in itself under the same ids. */
function inOneStack(resources: Resolved['resources']) {
  const ids = Object.entries(resources);
  return Object.fromEntries(ids.map(([id, it]) => [id.replace(/^ou-cost-archive\//, 'ou-cost-payer/'), it]));
}

/** What the payer's template puts out beyond CDK's, which a Terraform module could not learn otherwise. */
function furtherOutputs({ payer }: Case): Record<string, string> {
  const { RolePath = '/', WorkerRoleName = 'ou-cost-worker', ReaderRoleName = 'ou-cost-reader' } = payer;
  const role = (name: string): string => `arn:aws:iam::${ENTERPRISE_PAYER}:role${RolePath}${name}`;
  return {
    'ou-cost-payer/WorkerRoleArn': role(WorkerRoleName),
    'ou-cost-payer/ReaderRoleArn': role(ReaderRoleName),
  };
}

describe('the templates ask for what CDK asks for, to the letter', () => {
  it.each(CASES)('with $name', (one) => {
    const { cdk, templates } = waysOf(one);
    const { ways: ofCdk, ...expected } = withoutWay(resolvedAssembly(cdk));
    const { ways, ...actual } = withoutWay(resolvedStacks(templates));
    expect(inOneStack(actual.resources)).toEqual(inOneStack(expected.resources));
    expect(actual.outputs).toEqual({ ...expected.outputs, ...furtherOutputs(one) });
    expect([ofCdk, ways]).toEqual([['cdk'], [one === EVERYTHING ? 'terraform' : 'template']]);
    expect(Object.keys(actual.resources).length).toBeGreaterThanOrEqual(6);
  });

  it('and one of these cases gives every parameter a value of its own', () => {
    const stacks = JSON.parse(readFileSync(waysOf(EVERYTHING).templates, 'utf8')) as readonly {
      readonly template: string;
      readonly parameters: Readonly<Record<string, string>>;
    }[];
    for (const { template, parameters } of stacks) {
      const { Parameters } = JSON.parse(readFileSync(template, 'utf8')) as {
        readonly Parameters: Readonly<Record<string, { readonly Default?: string }>>;
      };
      expect(Object.keys(parameters).sort()).toEqual(Object.keys(Parameters).sort());
      for (const [name, value] of Object.entries(parameters)) {
        expect(value, name).not.toBe(Parameters[name]?.Default);
      }
    }
  });
});

function deployedBothWays(one: Case): { cdk: Deployment; templates: Deployment; config: string } {
  const { cdk, templates, config } = waysOf(one);
  const existingPolicies = EXISTING_POLICIES;
  return {
    cdk: readDeployment(cdk, { existingPolicies }),
    templates: readStacks(templates, { existingPolicies }),
    config,
  };
}

describe('on the sandbox', () => {
  it('the roles, their rights and the function are the same', () => {
    for (const one of CASES) {
      const { cdk, templates } = deployedBothWays(one);
      const roles = ({ roles, existingRoles }: Deployment) => ({
        policies: roles.map(({ arn, identityPolicies, boundary, maxSessionSeconds }) => {
          return { arn, identityPolicies, boundary, maxSessionSeconds };
        }),
        existingRoles,
      });
      expect(roles(templates), one.name).toEqual(roles(cdk));
      expect(templates.functions[0]?.inlineCode?.length, one.name).toBeGreaterThan(100_000);
    }
  });

  it('a whole report has the same figures', async () => {
    const { cdk, templates, config } = deployedBothWays(EVERYTHING);
    const { ledger } = await enterprise();
    const accountIds = ledger.accounts.map(({ id }) => id);
    const billingViews = [{ arn: BILLING_VIEW, accountIds, sharedWith: [ENTERPRISE_PAYER] }];
    const args = ['run', '--config', config, '--period', '2026-10', '--output', 'json'];
    const reportOn = (deployed: Deployment) => {
      return whileRunning(
        enterpriseSandbox({ costExplorer: { billingViews } }, deployed),
        async (sandbox) => {
          const ended = await ouCost(sandbox, 'RundeckBatchRole', args);
          expect(ended).toMatchObject({ exitCode: 0 });
          expect(sandbox.calls.filter(({ decision }) => decision !== 'allowed')).toEqual([]);
          expect(sandbox.calls.map(({ action }) => action)).toContain('s3:PutObject');
          return reportFrom(ended.stdout);
        },
      );
    };
    const [ofCdk, ofTemplates] = await Promise.all([reportOn(cdk), reportOn(templates)]);
    expect(withoutRunDetails(ofTemplates)).toEqual(withoutRunDetails(ofCdk));
    expect(soleBill(ofTemplates).reconciliation.status).toBe('reconciled');
  });
});

/*
 * What no rule of a template can find, and AWS finds only while it creates the stack, which it then takes back: a VPC, a
 * subnet, a key, a boundary or a role of the caller's account that does not exist, a key or topic of another region, names
 * of roles that differ only in case, and a trust policy that is longer than IAM accepts (five callers with long names and a
 * long external id). A caller of the payer's template that does not exist is trusted and refused by nobody.
 */
describe('wrong parameters are refused before anything is created', () => {
  const [least] = CASES;
  const refusal = (payer: object, caller: object): string => {
    const file = writeStackList(temporaryFolder('wrong'), dist, least ?? EVERYTHING);
    const list = JSON.parse(readFileSync(file, 'utf8')) as { parameters: object }[];
    const changed = list.map((stack, index) => {
      return { ...stack, parameters: { ...stack.parameters, ...(index === 0 ? payer : caller) } };
    });
    writeFileSync(file, JSON.stringify(changed));
    try {
      readStacks(file);
      return 'nothing was refused';
    } catch (error) {
      return error instanceof DeploymentError ? error.message : String(error);
    }
  };
  const message = (stack: string, said: readonly string[]) =>
    said.map((text) => `stack ${stack}: ${text}`).join('; ');

  it.each(WRONG_FOR_PAYER)("by the payer's template: $what", ({ changed, said }) => {
    expect(refusal(changed, {})).toBe(message('ou-cost-payer', said));
  });

  it.each(WRONG_FOR_CALLER)("by the caller's template: $what", ({ changed, said }) => {
    expect(refusal({}, changed)).toBe(message('ou-cost-caller-444455556666', said));
  });

  it('the template of another partition', () => {
    const file = writeStackList(temporaryFolder('wrong'), join(dist, 'aws-cn'), {
      payer: { CallerRoleArn: 'arn:aws-cn:iam::444455556666:role/RundeckBatchRole' },
      callers: {},
    });
    expect(() => readStacks(file)).toThrow(
      /Unable to get mapping for ThisTemplateIsForPartition::aws::Description/,
    );
  });

  it("the caller's template of another partition", () => {
    const file = join(temporaryFolder('wrong'), 'stacks.json');
    const parameters = {
      InvokerRoleArn: 'arn:aws-cn:iam::111122223333:role/ou-cost-invoker',
      CallerRoleNames: 'RundeckBatchRole',
    };
    const template = join(dist, 'aws-cn', 'ou-cost-caller.template.json');
    const stack = { name: 'caller', accountId: '444455556666', region: 'us-east-1', template, parameters };
    writeFileSync(file, JSON.stringify([stack]));
    expect(() => readStacks(file)).toThrow(
      /Unable to get mapping for ThisTemplateIsForPartition::aws::RolePath/,
    );
  });
});

describe.skipIf(!hasAwsCli())('without Node.js, with files of the build alone', () => {
  it('the two templates make a chain from which the shell script fetches the report of ou-cost', async () => {
    const place = temporaryFolder('without-node');
    for (const name of ['ou-cost-payer.template.json', 'ou-cost-caller.template.json', 'ou-cost-report.sh']) {
      cpSync(join(dist, name), join(place, name));
    }
    const [least] = CASES;
    if (least === undefined) throw new Error('there is no case');
    const deployment = readStacks(writeStackList(place, place, least));
    await whileRunning(enterpriseSandbox({}, deployment), async (sandbox) => {
      const { InvokerRoleArn = '' } = deployment.stacks[0]?.outputs ?? {};
      const host = new ScriptHost(sandbox, join(place, 'ou-cost-report.sh'));
      const PATH = programsOnly(place, SCRIPT_NEEDS);
      expect(await execute('/bin/sh', ['-c', 'node --version'], { env: { PATH } })).toMatchObject({
        exitCode: 127,
      });
      const args = ['--invoker-role-arn', InvokerRoleArn, '--period', '2026-10'];
      const fetched = await host.run([...args, '--out', join(place, 'report.json')], { PATH });
      expect(fetched).toMatchObject({ exitCode: 0, stdout: '' });
      const report = readReport(join(place, 'report.json'));
      expect(soleBill(report).reconciliation.status).toBe('reconciled');
      const ours = await ouCost(sandbox, 'RundeckBatchRole', ['run', ...args, '--output', 'json']);
      expect(withoutRunDetails(report)).toEqual(withoutRunDetails(reportFrom(ours.stdout)));
    });
  });
});
