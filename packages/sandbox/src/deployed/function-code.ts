import { existsSync } from 'node:fs';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { DeploymentError } from './error.ts';
import { type JsonObject, memberAt, objectAt, optionalStringAt, stringAt } from './json-value.ts';
import type { DeployedFunction } from './model.ts';
import type { Template } from './template/template.ts';

type FunctionCode = Pick<DeployedFunction, 'assetFolder' | 'inlineCode'>;

const INLINE_BYTES = 4 * 1024 * 1024;
/** The headers of a zip archive with one entry that is named index.js. */
const ZIP_HEADERS = 114;

/** The code of a function: the folder of a file asset, or the text of inline code. */
export function functionCode(template: Template, properties: JsonObject, where: string): FunctionCode {
  const code = objectAt(properties, 'Code', where);
  const inline = optionalStringAt(code, 'ZipFile', where);
  return inline === undefined
    ? { assetFolder: assetFolder(template, code, where) }
    : { inlineCode: inlineCode(inline, properties, where) };
}

function assetFolder(template: Template, code: JsonObject, where: string): string {
  const key = optionalStringAt(code, 'S3Key', where);
  if (key === undefined) {
    throw new DeploymentError(
      `${where}: only a function whose code is a file asset or inline can run in the sandbox`,
    );
  }
  const folder = template.stack.assets.get(key);
  if (folder === undefined) {
    throw new DeploymentError(`${where}: no asset of stack ${template.stack.name} is uploaded as ${key}`);
  }
  if (!existsSync(folder)) {
    throw new DeploymentError(`${where}: ${folder} is missing: synthesize the application again`);
  }
  return path.resolve(folder);
}

/** CloudFormation writes inline code of Node.js into index.js and zips it. */
function inlineCode(text: string, properties: JsonObject, where: string): string {
  const handler = stringAt(properties, 'Handler', where);
  const runtime = stringAt(properties, 'Runtime', where);
  const others = ['S3Bucket', 'S3Key', 'S3ObjectVersion', 'ImageUri'].filter(
    (key) => memberAt(objectAt(properties, 'Code', where), key) !== undefined,
  );
  if (others.length > 0) {
    throw new DeploymentError(`${where}: Code has ZipFile and ${others.join(', ')}, expected one of them`);
  }
  if (!runtime.startsWith('nodejs')) {
    throw new DeploymentError(`${where}: the sandbox runs inline code of Node.js only, not of ${runtime}`);
  }
  if (!handler.startsWith('index.')) {
    throw new DeploymentError(
      `${where}: Handler is ${JSON.stringify(handler)}: inline code is stored as index.js, so it must begin with index.`,
    );
  }
  const bytes = deflateRawSync(text).length + ZIP_HEADERS;
  if (text === '' || bytes > INLINE_BYTES) {
    throw new DeploymentError(
      `${where}: ZipFile has ${bytes} bytes when zipped, expected some text of at most ${INLINE_BYTES}`,
    );
  }
  return text;
}
