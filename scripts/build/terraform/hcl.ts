/** A text as a literal of HCL: https://developer.hashicorp.com/terraform/language/expressions/strings */
export function quoted(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
  return `"${escaped.replaceAll(/[$%](?=\{)/g, '$&$&')}"`;
}

/** Attributes beneath each other, with their signs in one column, as `terraform fmt` writes them. */
export function attributes(
  rows: readonly (readonly [name: string, expression: string])[],
  indent: string,
): string {
  const widest = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, expression]) => `${indent}${name.padEnd(widest)} = ${expression}\n`).join('');
}
