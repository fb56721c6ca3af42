import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { oneFileParameters, type ParameterTable } from '@ou-cost/infra';
import { attributes, quoted } from './hcl.ts';
import { type Input, inputsOf, SET_BY_MODULE } from './inputs.ts';

const GENERATED = "# Made from the table of the template's parameters by `npm run build`.\n\n";

function variable({ name, type, description, usual, validations }: Input): string {
  const isNullable = usual === undefined || usual === 'null';
  const head = attributes(
    [
      ['type', type],
      ['description', quoted(description)],
      ...(usual === undefined ? [] : [['default', usual] as const]),
      ...(isNullable && usual !== undefined ? [] : [['nullable', 'false'] as const]),
    ],
    '  ',
  );
  const checks = validations.map(({ condition, message }) => {
    const rows = [
      ['condition', condition],
      ['error_message', quoted(message)],
    ] as const;
    return `\n  validation {\n${attributes(rows, '    ')}  }\n`;
  });
  return `variable "${name}" {\n${head}${checks.join('')}}\n`;
}

/** The values of all parameters, the ARNs among them, which must be of the stack's partition, and the partitions. */
function locals(inputs: readonly Input[], table: ParameterTable, partitions: readonly string[]): string {
  const values = inputs.flatMap((input) => [...input.values]);
  if (Object.hasOwn(table, SET_BY_MODULE)) values.push([SET_BY_MODULE, '"terraform"']);
  const arns = inputs
    .filter(({ isArn }) => isArn)
    .map(({ name, type }) => (type === 'list(string)' ? `var.${name}` : `[var.${name}]`));
  const others = attributes(
    [
      ['arns', `compact(concat(${arns.join(', ')}))`],
      ['partitions', `[${partitions.map(quoted).join(', ')}]`],
    ],
    '  ',
  );
  return `locals {\n  parameters = {\n${attributes(values, '    ')}  }\n\n${others}}\n`;
}

/** The texts of all files below a folder, by their paths from it. */
function textsBelow(folder: string): [path: string, text: string][] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => [relative(folder, file), readFileSync(file, 'utf8')]);
}

export interface TemplateOfModule {
  readonly side: 'payer' | 'caller';
  readonly partition: string;
  readonly text: string;
}

/**
 * The folder with the Terraform modules and their example: path in it → text. What a person wrote is copied; the inputs
 * follow from the templates' parameters.
 */
export function terraformFiles(
  folder: string,
  templates: readonly TemplateOfModule[],
): [path: string, text: string][] {
  const partitions = [...new Set(templates.map(({ partition }) => partition))];
  const generated = Object.entries(oneFileParameters('aws')).flatMap(([side, table]): [string, string][] => {
    const inputs = inputsOf(table, partitions);
    return [
      [`modules/${side}/variables.tf`, GENERATED + inputs.map(variable).join('\n')],
      [`modules/${side}/parameters.tf`, GENERATED + locals(inputs, table, partitions)],
    ];
  });
  const copies = templates.map(({ side, partition, text }): [string, string] => [
    `modules/${side}/templates/${partition}.template.json`,
    text,
  ]);
  return [...textsBelow(folder), ...generated, ...copies];
}
