import { type DeliveredTerraform, GIVEN, type Side } from './delivered.ts';
import { SAMPLE_TEXTS } from './samples.ts';

/** One plan of a module with one input more than it needs, and what is expected of it. */
export interface PlanCase {
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly problems: readonly string[];
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** A text as a value of an input; undefined where it can be none. */
export function sampleAs(type: string, sample: string): unknown {
  if (type === 'list(string)') return [sample];
  if (type === 'bool') return sample === 'true' || sample === 'false' ? sample === 'true' : undefined;
  if (type !== 'number') return sample;
  return String(Number(sample)) === sample ? Number(sample) : undefined;
}

/** A value that the module admits and two that it refuses, for each input. */
export function planCases({ moduleAt, plan }: DeliveredTerraform, side: Side): PlanCase[] {
  return [...moduleAt(`modules/${side}`).variables].flatMap(([name, { type }]) => {
    if (type === 'map(string)') return [];
    const tried = SAMPLE_TEXTS.flatMap((sample) => {
      const value = sampleAs(type, sample);
      if (value === undefined) return [];
      const inputs = { ...GIVEN[side], [name]: value };
      return [{ name, inputs, ...plan[side](inputs) }];
    });
    const admitted = tried.filter(({ problems }) => problems.length === 0).slice(-1);
    return [...admitted, ...tried.filter(({ problems }) => problems.length > 0).slice(-2)];
  });
}

/** In the place of the resources, whose provider is not at hand. */
export const STUB = `locals {
  partition = "aws"
}

output "planned" {
  value = jsonencode({ parameters = local.parameters, problems = local.problems })
}
`;

/** The cases as runs of `terraform test`. */
export function testRuns(cases: readonly PlanCase[]): string {
  return cases.map(run).join('\n');
}

function run({ name, inputs, problems, parameters }: PlanCase, index: number): string {
  const given = Object.entries(inputs).map(([input, value]) => `    ${input} = ${literal(value)}\n`);
  const isRefused = Object.keys(parameters).length === 0;
  const expected = literal(JSON.stringify({ parameters: sorted(parameters), problems }));
  const check = isRefused
    ? `  expect_failures = [var.${name}]\n`
    : `  assert {\n    condition = output.planned == ${expected}\n    error_message = output.planned\n  }\n`;
  return `run "r${index}" {\n  command = plan\n  variables {\n${given.join('')}  }\n${check}}\n`;
}

function literal(value: unknown): string {
  return JSON.stringify(value).replaceAll(/\$(?=\{)/g, '$&$&');
}

/** `jsonencode` sorts the names. */
function sorted(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
