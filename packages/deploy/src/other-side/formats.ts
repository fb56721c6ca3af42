import { isRecord } from '../assembly/template.ts';

/** A text in Terraform's language: its escapes are those of JSON, except that `$` and `%` before `{` are doubled. */
function terraformText(text: string): string {
  return JSON.stringify(text).replace(/[$%](?=\{)/g, '$&$&');
}

/** A value in Terraform's language, formatted as by hand. */
export function terraformValue(value: unknown, indent = ''): string {
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    const lines = value.map((element) => `${deeper}${terraformValue(element, deeper)},`);
    return `[\n${lines.join('\n')}\n${indent}]`;
  }
  if (isRecord(value)) {
    const lines = Object.entries(value).map(([key, member]) => {
      const name = /^[A-Za-z_]\w*$/.test(key) ? key : terraformText(key);
      return `${deeper}${name} = ${terraformValue(member, deeper)}`;
    });
    return lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n${indent}}`;
  }
  return typeof value === 'string' ? terraformText(value) : JSON.stringify(value);
}

/** A Terraform resource; the arguments are expressions in Terraform's language. */
export function terraformResource(
  type: string,
  label: string,
  args: Readonly<Record<string, string>>,
): string {
  const lines = Object.entries(args).map(([key, text]) => `  ${key} = ${text}`);
  return `resource "${type}" "${label}" {\n${lines.join('\n')}\n}`;
}

/** A policy document as an argument of a Terraform resource. */
export function terraformDocument(document: unknown): string {
  return `jsonencode(${terraformValue(document, '  ')})`;
}

/** A Terraform label for a name on AWS. */
export function terraformLabel(name: string): string {
  const label = name.replace(/\W/g, '_');
  return /^[A-Za-z_]/.test(label) ? label : `_${label}`;
}

/** A CloudFormation logical id for a name on AWS. */
export function logicalId(name: string): string {
  return name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

export function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
