import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Config, partitionOf } from '@ou-cost/contract';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { afterAll, onTestFinished, TestRunner } from 'vitest';
import { synthesize } from '../synthesize.ts';
import { exampleConfig } from './example-config.ts';

/** A template as CloudFormation would see it: the partition is filled in and joined texts are one text. */
export interface SynthesizedTemplate {
  readonly text: string;
  readonly resources: readonly SynthesizedResource[];
  readonly outputs: Readonly<Record<string, { Value: unknown }>>;
}

export interface SynthesizedResource {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: properties are looked at, never relied on, in tests
  readonly Properties: any;
  readonly DeletionPolicy?: string;
}

export interface Statement {
  readonly effect: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly principal?: unknown;
  readonly condition?: unknown;
}

export interface Assembly {
  readonly folder: string;
  readonly templates: Readonly<Record<string, SynthesizedTemplate>>;
}

/** A new folder, which is deleted after the test that runs, or after the tests of the file that is being read. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ou-cost-infra-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  if (TestRunner.getCurrentTest() === undefined) afterAll(remove);
  else onTestFinished(remove);
  return folder;
}

/** A folder in place of the function's bundle: only an asset's hash in the templates depends on its content. */
export function placeholderAsset(): string {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'index.mjs'), '');
  return folder;
}

/** Synthesized without bundling the function. */
export function synthesized(config: Config): Assembly {
  return readable(synthesize({ config, outdir: emptyFolder(), functionAsset: placeholderAsset() }), config);
}

/** Synthesized as a deployment is, with the function's bundle. */
export function synthesizedWithBundle(config: Config): Assembly {
  return readable(synthesize({ config, outdir: emptyFolder() }), config);
}

/** The payer stack of the minimal configuration, with what a test adds to it. */
export function payerStackWith(additions: Record<string, unknown> = {}): SynthesizedTemplate {
  const template = synthesized(exampleConfig(additions)).templates['ou-cost-payer'];
  if (template === undefined) throw new Error('the assembly has no payer stack');
  return template;
}

function readable({ directory, stacks }: CloudAssembly, { payer }: Config): Assembly {
  const partition = partitionOf(payer.region);
  const templates = stacks.map(({ stackName, templateFullPath }) => [
    stackName,
    parsed(readFileSync(templateFullPath, 'utf8'), partition),
  ]);
  return { folder: directory, templates: Object.fromEntries(templates) };
}

function parsed(text: string, partition: string): SynthesizedTemplate {
  const template = JSON.parse(text, (_key, value) => {
    if (value?.Ref === 'AWS::Partition') return partition;
    const parts = value?.['Fn::Join']?.[1];
    return Array.isArray(parts) && parts.every((part) => typeof part === 'string') ? parts.join('') : value;
  });
  return { text, resources: Object.values(template.Resources), outputs: template.Outputs ?? {} };
}

export function ofType(template: SynthesizedTemplate | undefined, type: string): SynthesizedResource[] {
  return (template?.resources ?? []).filter((resource) => resource.Type === type);
}

/** The only resource of its type. Fails if there are none or several. */
export function onlyOfType(template: SynthesizedTemplate | undefined, type: string): SynthesizedResource {
  const [resource, ...others] = ofType(template, type);
  if (resource === undefined || others.length > 0) throw new Error(`not exactly one ${type}`);
  return resource;
}

/** The variables that the function is started with. */
export function variablesOf(template: SynthesizedTemplate | undefined): Readonly<Record<string, unknown>> {
  return onlyOfType(template, 'AWS::Lambda::Function').Properties.Environment.Variables;
}

export function roleNamed(template: SynthesizedTemplate | undefined, name: string): SynthesizedResource {
  const role = ofType(template, 'AWS::IAM::Role').find(({ Properties }) => Properties.RoleName === name);
  if (role === undefined) throw new Error(`no role named '${name}' in the template`);
  return role;
}

interface RawStatement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource?: string | string[];
  readonly Principal?: unknown;
  readonly Condition?: unknown;
}

export function statementsOf(document: { readonly Statement: readonly RawStatement[] }): Statement[] {
  return document.Statement.map(({ Effect, Action, Resource = [], Principal, Condition }) => ({
    effect: Effect,
    actions: [Action].flat(),
    resources: [Resource].flat(),
    ...(Principal === undefined ? {} : { principal: Principal }),
    ...(Condition === undefined ? {} : { condition: Condition }),
  }));
}

/** What a role may do: all statements of its inline policies. */
export function grantsOf(role: SynthesizedResource): Statement[] {
  return role.Properties.Policies.flatMap((policy: { PolicyDocument: { Statement: RawStatement[] } }) =>
    statementsOf(policy.PolicyDocument),
  );
}

export function trustOf(role: SynthesizedResource): Statement[] {
  return statementsOf(role.Properties.AssumeRolePolicyDocument);
}
