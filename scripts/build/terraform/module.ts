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

/** The inputs as a table, in place of a line such as `!inputs payer` in the README. */
function withTables(text: string, inputs: ReadonlyMap<string, readonly Input[]>): string {
  return text.replaceAll(/^!inputs (\w+)$/gm, (_, side: string) => {
    const rows = (inputs.get(side) ?? []).map(({ name, type, usual, description }) => {
      const otherwise = usual === undefined ? 'must be given' : usual === 'null' ? 'none' : `\`${usual}\``;
      return `| \`${name}\` | ${type} | ${otherwise} | ${description} |`;
    });
    return ['| input | type | default | means |', '| --- | --- | --- | --- |', ...rows].join('\n');
  });
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
  const tables = Object.entries(oneFileParameters('aws'));
  const inputs = new Map(tables.map(([side, table]) => [side, inputsOf(table, partitions)]));
  const generated = tables.flatMap(([side, table]): [string, string][] => {
    const ofSide = inputs.get(side) ?? [];
    return [
      [`modules/${side}/variables.tf`, GENERATED + ofSide.map(variable).join('\n')],
      [`modules/${side}/parameters.tf`, GENERATED + locals(ofSide, table, partitions)],
    ];
  });
  const written = textsBelow(folder).map(([path, text]): [string, string] => [
    path,
    path === 'README.md' ? withTables(text, inputs) : text,
  ]);
  const copies = templates.map(({ side, partition, text }): [string, string] => [
    `modules/${side}/templates/${partition}.template.json`,
    text,
  ]);
  return [...written, ...generated, ...copies];
}
