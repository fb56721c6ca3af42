import { PARTITIONS } from '@ou-cost/infra';
import { beforeAll, describe, expect, it } from 'vitest';
import { quoted } from '../../scripts/build/terraform/hcl.ts';
import { textChecks } from '../../scripts/build/terraform/patterns.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { hasTerraform, terraform, writeFiles } from '../support/hosts/terraform.ts';
import {
  admits,
  type DeliveredTerraform,
  deliveredTerraform,
  EXAMPLE,
  GIVEN,
  INVOKER,
  parametersFrom,
  refusedParameters,
  SCHEDULER,
  SIDES,
} from '../support/terraform/delivered.ts';
import { parseHcl } from '../support/terraform/hcl.ts';
import { blocks, evaluated, moduleOf, planner } from '../support/terraform/module.ts';
import { NEEDED_TOGETHER, PAIRED } from '../support/terraform/needed-together.ts';
import { referencesOf } from '../support/terraform/references.ts';
import { SAMPLE_TEXTS } from '../support/terraform/samples.ts';
import { planCases, STUB, sampleAs, testRuns } from '../support/terraform/test-runs.ts';

let delivered: DeliveredTerraform;
beforeAll(async () => {
  delivered = await deliveredTerraform();
});

describe.each(SIDES)('the module for the %s', (side) => {
  const folder = `modules/${side}`;

  it('gives every parameter of the template a value, and takes no other', () => {
    const given = Object.keys(delivered.moduleAt(folder).locals.get('parameters') as object);
    expect(given.toSorted()).toEqual(Object.keys(delivered.parametersOf[side]).toSorted());
  });

  it("has the template's own defaults, and says how it is deployed", () => {
    const { problems, parameters } = delivered.plan[side](GIVEN[side]);
    expect(problems).toEqual([]);
    for (const [name, { Default }] of Object.entries(delivered.parametersOf[side])) {
      if (name === 'DeployedThrough') expect(parameters[name]).toBe('terraform');
      else if (Default !== undefined) expect(parameters[name], name).toBe(Default);
    }
    expect(refusedParameters(delivered.parametersOf[side], parameters)).toEqual([]);
  });

  it("describes every input as the template does, with the template's message where a value is refused", async () => {
    const ownInputs = [
      ...blocks(
        await parseHcl('own.tf', delivered.files.get(`${folder}/stack-variables.tf`) ?? ''),
        'variable',
        1,
      ).keys(),
    ];
    for (const [name, { type, description, validations, isRequired }] of delivered.moduleAt(folder)
      .variables) {
      const [first, ...others] = await parametersFrom(delivered.moduleAt(folder), name);
      if (ownInputs.includes(name)) {
        expect(first, name).toBeUndefined();
        expect(description, name).toMatch(/\.$/);
        continue;
      }
      const parameter = delivered.parametersOf[side][first ?? ''];
      if (parameter === undefined) throw new Error(`${name} is the value of no parameter`);
      const isList = others.length > 0 || parameter.Type === 'CommaDelimitedList';
      expect(type, name).toMatch(isList ? /^list\(string\)$/ : /^(string|number|bool)$/);
      expect(isRequired, name).toBe(parameter.Default === undefined);
      expect(description.startsWith(parameter.Description.split(',')[0] ?? ''), name).toBe(true);
      // Terraform itself refuses what is neither true nor false.
      if (type === 'bool') continue;
      const said = parameter.ConstraintDescription.replace(', several with commas between them', '');
      expect(
        validations.some(({ message }) => message === `${name}: ${said}.`),
        name,
      ).toBe(true);
    }
  });

  it('refuses what the template refuses, and nothing else', async () => {
    for (const [name, { type }] of delivered.moduleAt(folder).variables) {
      const [first] = await parametersFrom(delivered.moduleAt(folder), name);
      const parameter = delivered.parametersOf[side][first ?? ''];
      if (parameter === undefined) continue;
      for (const sample of SAMPLE_TEXTS) {
        const value = sampleAs(type, sample);
        if (parameter.Type === 'CommaDelimitedList' && sample.includes(',')) continue;
        if (value === undefined) continue;
        const together = NEEDED_TOGETHER.get(name) ?? {};
        const { problems } = delivered.plan[side]({ ...GIVEN[side], ...together, [name]: value });
        const isEmptyInList = type === 'list(string)' && sample === '';
        const isSameName = problems.some((problem) => problem.includes('its own name'));
        const isHalf = PAIRED.has(name) && sample === '';
        const expected = admits(parameter, sample) && !isEmptyInList && !isSameName && !isHalf;
        expect(problems.length === 0, `${name} = ${sample}: ${problems}`).toBe(expected);
      }
    }
  });
});

describe("the payer's module", () => {
  const role = (name: string) => `arn:aws:iam::111111111111:role/${name}`;

  it('has lists in place of numbered parameters', () => {
    const caller_role_arns = ['A', 'B', 'C', 'D', 'E'].map(role);
    const subnet_ids = ['subnet-0a1b2c3d', 'subnet-1a1b2c3d'];
    const { problems, parameters } = delivered.plan.payer({
      caller_role_arns,
      vpc_id: 'vpc-0a1b2c3d',
      subnet_ids,
    });
    expect(problems).toEqual([]);
    expect(parameters).toMatchObject({
      CallerRoleArn: role('A'),
      CallerRoleArn5: role('E'),
      SubnetId2: 'subnet-1a1b2c3d',
      SubnetId3: '',
    });
  });

  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    ['no caller', { caller_role_arns: [] }, 'give 1 to 5'],
    ['six callers', { caller_role_arns: ['A', 'B', 'C', 'D', 'E', 'F'].map(role) }, 'give 1 to 5'],
    ['a caller twice', { caller_role_arns: [role('A'), role('A')] }, 'name each of them once'],
    [
      'an ARN of another partition',
      { alarm_topic_arn: 'arn:aws-cn:sns:cn-north-1:111111111111:alarms' },
      'of the partition aws',
    ],
    ['one name for two roles', { reader_role_name: 'ou-cost-worker' }, 'its own name'],
    ['names that differ only in case', { reader_role_name: 'OU-cost-worker' }, 'its own name'],
    ['a VPC without subnets', { vpc_id: 'vpc-0a1b2c3d' }, 'go together'],
    ['subnets without a VPC', { subnet_ids: ['subnet-0a1b2c3d'] }, 'go together'],
    ['the region of an export without its bucket', { exports_region: 'us-west-2' }, 'need exports_bucket'],
    [
      "an archive's key without its bucket",
      { archive_kms_key_arn: 'arn:aws:kms:us-east-1:111111111111:key/0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f' },
      'needs archive_bucket',
    ],
    ['a schedule without an archive', { schedule_expression: 'rate(1 day)' }, 'needs archive_bucket'],
    ['a mail without a schedule', { schedule_mail_from: 'a@b.example' }, 'need schedule_expression'],
    ['a sender without recipients', { schedule_mail_from: 'a@b.example' }, 'go together'],
    ['a fraction', { settling_day: 6.5 }, 'whole number from 0 to 28'],
    ['an external id that is too long', { external_id: 'x'.repeat(1225) }, '2 to 1224'],
    ['another way to fail', { on_failure: 'NOTHING' }, 'ROLLBACK, DELETE'],
    ['the ARN of a bucket', { template_bucket: 'arn:aws:s3:::templates' }, 'the name of a bucket'],
    ['a key that begins with a slash', { template_key_prefix: '/templates/' }, 'neither a slash nor a dot'],
    ['a key with two slashes', { template_key_prefix: 'templates//' }, 'neither a slash nor a dot'],
    ['a key with a space', { template_key_prefix: 'my templates/' }, 'use letters, digits'],
  ])('refuses %s', (_what, inputs, because) => {
    expect(delivered.plan.payer({ ...GIVEN.payer, ...inputs }).problems.join()).toContain(because);
  });

  it('is for every partition that has a template', async () => {
    for (const partition of ['aws-cn', 'aws-eusc', 'aws-us-gov']) {
      const planned = (await planner(delivered.moduleAt('modules/payer'), partition))({
        caller_role_arns: [SCHEDULER.replace(':aws:', `:${partition === 'aws-us-gov' ? 'aws' : partition}:`)],
      });
      const expected = partition === 'aws-us-gov' ? expect.stringContaining('no template') : '';
      expect(planned.problems.join(), partition).toEqual(expected);
    }
  });
});

describe('the example', () => {
  it('passes what the templates admit', async () => {
    const { body, variables } = delivered.moduleAt(EXAMPLE);
    const usual = [...variables].map(([name, one]) => [name, one.usual] as const);
    const scope = {
      var: Object.fromEntries(usual),
      data: { aws_iam_role: { scheduler: { arn: SCHEDULER, name: 'RundeckBatchRole' } } },
      module: {
        payer: {
          invoker_role_arn: INVOKER,
          function_arn: 'arn:aws:lambda:ap-northeast-1:222222222222:function:ou-cost-report',
        },
      },
    };
    const calls = blocks(body, 'module', 1);
    expect([...calls.keys()]).toEqual([...SIDES].toSorted());
    for (const side of SIDES) {
      const { source, providers, ...written } = calls.get(side) ?? {};
      expect(source).toBe(`../../modules/${side}`);
      expect(providers).toEqual({ aws: `\${aws.${side}}` });
      const { variables: known } = delivered.moduleAt(`modules/${side}`);
      for (const name of Object.keys(written)) expect([...known.keys()]).toContain(name);
      const inputs = (await evaluated(written, scope)) as Readonly<Record<string, unknown>>;
      const { problems, parameters } = delivered.plan[side](inputs);
      expect(problems).toEqual([]);
      expect(refusedParameters(delivered.parametersOf[side], parameters)).toEqual([]);
    }
    const outputs = blocks(body, 'output', 1);
    expect(await evaluated(outputs.get('scheduler_command')?.['value'], scope)).toContain(
      `--invoker-role-arn ${INVOKER} `,
    );
  });
});

it('a text is a literal of HCL that is the text', async () => {
  const hostile = 'a "quote", a \\ and a line\nend, $' + '{var.x} and %' + '{if}';
  const { x } = (await parseHcl('text.tf', `x = ${quoted(hostile)}`)) as { readonly x: string };
  // The parser leaves templates escaped, so that they differ from expressions.
  expect(x.replaceAll(/([$%])\1(?=\{)/g, '$1')).toBe(hostile);
});

it('a pattern that RE2 does not have is not written', () => {
  expect(textChecks('^(a{1,999})?$', PARTITIONS).pattern).toBe('^(a{1,999})?$');
  for (const pattern of ['^((?=a)b)$', '^((ab){2,1001})$', '^(a(?!b))$', 'a'])
    expect(() => textChecks(pattern, PARTITIONS), pattern).toThrow('pattern');
});

it.each([...SIDES.map((side) => `modules/${side}`), EXAMPLE])(
  'every reference in %s resolves, and nothing is declared in vain',
  async (folder) => {
    const { moduleAt } = delivered;
    const references = await referencesOf(moduleAt(folder), (name) => moduleAt(`modules/${name}`));
    expect(references).toEqual({ unresolved: [], unused: [] });
  },
);

it('a reference to nothing and an input for nothing are found', async () => {
  const text =
    'variable "unused" {}\nlocals {\n  x = var.unknown\n  y = local.x\n}\noutput "y" {\n  value = local.y.z\n}\n';
  const references = await referencesOf(await moduleOf(new Map([['main.tf', text]])), () =>
    delivered.moduleAt(EXAMPLE),
  );
  expect(references).toEqual({ unresolved: ['var.unknown'], unused: ['var.unused'] });
});

it('has a README with every input of the modules', () => {
  const readme = delivered.files.get('README.md') ?? '';
  const listed = [
    ...readme.matchAll(/^\| `(\w+)` \| (?:string|number|bool|list\(string\)|map\(string\)) \|/gm),
  ];
  const inputs = SIDES.flatMap((side) => [...delivered.moduleAt(`modules/${side}`).variables.keys()]);
  expect(listed.map(([, name]) => name).toSorted()).toEqual([...new Set(inputs)].toSorted());
});

it('gives an imported stack nothing that would replace it', () => {
  // What the provider cannot read from AWS, and takes any value of for a reason to create the stack anew.
  const unread = ['disable_rollback', 'on_failure', 'timeout_in_minutes'];
  for (const side of SIDES) {
    const { body, variables } = delivered.moduleAt(`modules/${side}`);
    const stack = blocks(body, 'resource', 2).get(`aws_cloudformation_stack.${side}`) ?? {};
    const given = unread.filter((name) => Object.hasOwn(stack, name));
    expect(given).toEqual(['on_failure']);
    expect(variables.get('on_failure')).toMatchObject({ isRequired: false, usual: null });
  }
});

it("passes the payer's template by its address, and the caller's in the request", () => {
  const [payer] = [...blocks(delivered.moduleAt('modules/payer').body, 'resource', 2)].flatMap(
    ([name, one]) => (name === 'aws_cloudformation_stack.payer' ? [one] : []),
  );
  const [caller] = [...blocks(delivered.moduleAt('modules/caller').body, 'resource', 2)].flatMap(
    ([name, one]) => (name === 'aws_cloudformation_stack.caller' ? [one] : []),
  );
  expect(payer).toMatchObject({
    capabilities: ['CAPABILITY_NAMED_IAM'],
    template_url: expect.stringContaining('dns_suffix'),
  });
  expect(payer).not.toHaveProperty('template_body');
  expect(caller).toMatchObject({ capabilities: ['CAPABILITY_NAMED_IAM'], template_body: expect.any(String) });
  for (const partition of PARTITIONS) {
    const text = delivered.files.get(`modules/caller/templates/${partition}.template.json`) ?? '';
    expect(Buffer.byteLength(text)).toBeLessThan(51_200);
  }
  const outputs = JSON.parse(delivered.files.get('modules/payer/templates/aws.template.json') ?? '').Outputs;
  const read = [
    ...(delivered.files.get('modules/payer/outputs.tf') ?? '').matchAll(/outputs\["(\w+)"\]/g),
  ].map(([, name]) => name);
  expect(read.toSorted()).toEqual(Object.keys(outputs).toSorted());
});

describe.skipIf(!hasTerraform())('Terraform itself', () => {
  it('finds nothing to format', async () => {
    const folder = temporaryFolder('terraform-format');
    const written = [...delivered.files].filter(([path]) => path.endsWith('.tf'));
    writeFiles(folder, written);
    const ended = await terraform(['fmt', '-check', '-recursive', '-diff', '-no-color'], folder);
    expect(ended).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  });

  it.each(SIDES)('plans the inputs of the module for the %s as they are evaluated here', async (side) => {
    const folder = temporaryFolder(`terraform-${side}`);
    const cases = planCases(delivered, side);
    expect(cases.length).toBeGreaterThan(10);
    const copied = ['variables.tf', 'stack-variables.tf', 'parameters.tf', 'rules.tf'].map(
      (name) => [name, delivered.files.get(`modules/${side}/${name}`) ?? ''] as const,
    );
    writeFiles(folder, [...copied, ['stub.tf', STUB], ['inputs.tftest.hcl', testRuns(cases)]]);
    const ended = await terraform(['test', '-no-color'], folder);
    expect(ended, (ended.stderr + ended.stdout).slice(0, 4000)).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining(`${cases.length} passed, 0 failed`),
    });
  });
});
