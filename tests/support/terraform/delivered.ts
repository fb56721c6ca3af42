import { join } from 'node:path';
import { oneFileTemplates, PARTITIONS } from '@ou-cost/infra';
import { terraformFiles } from '../../../scripts/build/terraform/module.ts';
import { REPOSITORY } from '../files/repository.ts';
import { referencesIn } from './hcl.ts';
import { type Module, moduleOf, type Planned, planner } from './module.ts';

export const SIDES = ['payer', 'caller'] as const;
export type Side = (typeof SIDES)[number];

export const EXAMPLE = 'examples/two-accounts';
export const SCHEDULER = 'arn:aws:iam::111111111111:role/batch/RundeckBatchRole';
export const INVOKER = 'arn:aws:iam::222222222222:role/ou-cost-invoker';

/** Inputs that a module must be given. */
export const GIVEN = {
  payer: { caller_role_arns: [SCHEDULER] },
  caller: { invoker_role_arn: INVOKER, caller_role_names: ['RundeckBatchRole'] },
};

interface TemplateParameter {
  readonly Type: string;
  readonly Default?: string;
  readonly Description: string;
  readonly AllowedPattern?: string;
  readonly AllowedValues?: readonly string[];
  readonly MaxLength?: number;
  readonly ConstraintDescription: string;
}

type Inputs = Readonly<Record<string, unknown>>;

/** What is delivered for Terraform, and what it makes of inputs. The function in the templates does nothing. */
export interface DeliveredTerraform {
  readonly files: ReadonlyMap<string, string>;
  moduleAt(folder: string): Module;
  readonly plan: Readonly<Record<Side, (inputs: Inputs) => Planned>>;
  readonly parametersOf: Readonly<Record<Side, Readonly<Record<string, TemplateParameter>>>>;
}

export async function deliveredTerraform(): Promise<DeliveredTerraform> {
  const templates = PARTITIONS.flatMap((partition) => {
    const { payer, caller } = oneFileTemplates(partition, 'exports.handler = () => {};');
    return [
      { side: 'payer', partition, text: payer } as const,
      { side: 'caller', partition, text: caller } as const,
    ];
  });
  const files = new Map(terraformFiles(join(REPOSITORY, 'integrations', 'terraform'), templates));
  const folders = [...SIDES.map((side) => `modules/${side}`), EXAMPLE];
  const parsed = folders.map(async (folder) => {
    const inFolder = [...files].filter(([path]) => path.startsWith(`${folder}/`));
    return [folder, await moduleOf(new Map(inFolder))] as const;
  });
  const modules = new Map(await Promise.all(parsed));
  const moduleAt = (folder: string): Module => {
    const found = modules.get(folder);
    if (found === undefined) throw new Error(`there is no module in ${folder}`);
    return found;
  };
  const plan = {
    payer: await planner(moduleAt('modules/payer'), 'aws'),
    caller: await planner(moduleAt('modules/caller'), 'aws'),
  };
  const declared = (side: Side) =>
    JSON.parse(files.get(`modules/${side}/templates/aws.template.json`) ?? '').Parameters;
  return { files, moduleAt, plan, parametersOf: { payer: declared('payer'), caller: declared('caller') } };
}

/** What CloudFormation says of a value. */
export function admits(
  { Type, AllowedPattern, AllowedValues, MaxLength }: TemplateParameter,
  value: string,
): boolean {
  if (Type === 'CommaDelimitedList')
    return value.split(',').every((one) => new RegExp(AllowedPattern ?? '').test(one));
  if (MaxLength !== undefined && value.length > MaxLength) return false;
  return AllowedValues?.includes(value) ?? new RegExp(AllowedPattern ?? '').test(value);
}

/** The parameters whose values CloudFormation would refuse. */
export function refusedParameters(
  parameters: Readonly<Record<string, TemplateParameter>>,
  values: Readonly<Record<string, unknown>>,
): string[] {
  return Object.entries(parameters)
    .filter(([name, parameter]) => !admits(parameter, String(values[name])))
    .map(([name]) => name);
}

/** The parameters whose value an input is. */
export async function parametersFrom({ locals }: Module, input: string): Promise<string[]> {
  const values = locals.get('parameters') as Readonly<Record<string, string>>;
  const found = await Promise.all(
    Object.entries(values).map(async ([name, value]) => {
      const references = await referencesIn(value);
      return references.some((one) => /^var\.(\w+)/.exec(one)?.[1] === input) ? [name] : [];
    }),
  );
  return found.flat();
}
