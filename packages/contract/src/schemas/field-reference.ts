import type { JsonSchema } from './json-schemas.ts';

/** A row of the reference: where a field stands, what it holds, and what it means. */
interface FieldRow {
  readonly path: string;
  readonly holds: string;
  readonly meaning: string;
}

/** Every field of a schema as Markdown: a table for the whole, and one for each shape that is used several times. */
export function fieldReference(schema: JsonSchema): string {
  const shapes = Object.entries(schema.$defs ?? {});
  return [tableOf(rowsOf(schema, '')), ...shapes.map(([name, shape]) => shapeSection(name, shape))].join(
    '\n\n',
  );
}

function shapeSection(name: string, shape: JsonSchema): string {
  const rows = rowsOf(...innerOf(shape, ''));
  const head = `## ${name}\n\n${shape.description ?? ''} Holds ${holds(shape)}.`;
  return rows.length === 0 ? head : `${head}\n\n${tableOf(rows)}`;
}

function rowsOf(schema: JsonSchema, path: string): FieldRow[] {
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const own = path === '' ? name : `${path}.${name}`;
    const row = { path: own, holds: holds(field) + (required.has(name) ? '' : ', or absent') };
    const [inner, innerPath] = innerOf(field, own);
    return [{ ...row, meaning: field.description ?? '' }, ...rowsOf(inner, innerPath)];
  });
}

/** The object whose fields are listed below a field: its own, or that of its items. */
function innerOf(field: JsonSchema, path: string): [JsonSchema, string] {
  if (field.items !== undefined) return innerOf(field.items, `${path}[]`);
  const object = field.anyOf?.find(({ properties }) => properties !== undefined);
  if (object !== undefined) return [object, path];
  if (typeof field.additionalProperties === 'object')
    return innerOf(field.additionalProperties, path === '' ? '*' : `${path}.*`);
  return [field, path];
}

/** What a value is, in words. */
function holds(schema: JsonSchema): string {
  const { $ref, anyOf, items, additionalProperties, properties } = schema;
  if ($ref !== undefined) return shapeLink($ref);
  if (schema.const !== undefined) return literal(schema.const);
  if (schema.enum !== undefined) return schema.enum.map(literal).join(', ');
  if (anyOf !== undefined) return anyOf.map(holds).join(' or ');
  if (items !== undefined) return `list of ${holds(items)}`;
  if (properties !== undefined) return 'object';
  if (typeof additionalProperties === 'object') return `object of ${holds(additionalProperties)}`;
  return [schema.type ?? 'any value'].flat().join(' or ');
}

function shapeLink(reference: string): string {
  const name = reference.replace('#/$defs/', '');
  return `[${name}](#${name.toLowerCase()})`;
}

function literal(value: unknown): string {
  return `\`${JSON.stringify(value)}\``;
}

function tableOf(rows: readonly FieldRow[]): string {
  const lines = rows.map(
    ({ path, holds: what, meaning }) => `| \`${path}\` | ${cell(what)} | ${cell(meaning)} |`,
  );
  return ['| field | holds | means |', '|---|---|---|', ...lines].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
