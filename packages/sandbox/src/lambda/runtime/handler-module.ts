import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { RuntimeFailure } from './failure.ts';
import { isStreaming } from './response-stream.ts';

export interface Handler {
  /** Whether it writes its answer to a stream instead of returning it. */
  readonly streams: boolean;
  invoke(...parts: readonly unknown[]): unknown;
}

/**
 * Loads `folder/file.export` from the task root like AWS's Node.js runtime, as ESM or CommonJS.
 * @throws RuntimeFailure with AWS's name for the error, or the error that the module itself threw
 */
export async function loadHandler(taskRoot: string, handler: string): Promise<Handler> {
  const match = /^(.*?)([^/.]+)\.([^/]+)$/.exec(handler);
  if (!match?.[2] || !match[3] || handler.includes('..')) {
    throw new RuntimeFailure('Runtime.MalformedHandlerName', `Bad handler ${handler}`);
  }
  const base = path.join(taskRoot, match[1] ?? '', match[2]);
  const file = ['', '.js', '.mjs', '.cjs'].map((extension) => base + extension).find(existsSync);
  if (file === undefined) {
    throw new RuntimeFailure('Runtime.ImportModuleError', `Error: Cannot find module '${match[2]}'`);
  }
  const found = exportedHandler(await importModule(file), match[3].split('.'));
  if (found === undefined) {
    throw new RuntimeFailure('Runtime.HandlerNotFound', `${handler} is undefined or not exported`);
  }
  if (typeof found !== 'function') {
    throw new RuntimeFailure('Runtime.HandlerNotFound', `${handler} is not a function`);
  }
  const streams = isStreaming(found);
  if (found.length >= 3 && !streams) {
    throw new RuntimeFailure(
      'Runtime.CallbackHandlerDeprecated',
      'Node.js 24 does not support handlers with a callback: return a promise instead',
    );
  }
  return { streams, invoke: (...parts) => Reflect.apply(found, undefined, parts) };
}

async function importModule(file: string): Promise<Record<string, unknown>> {
  try {
    return await import(pathToFileURL(file).href);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND') {
      throw new RuntimeFailure('Runtime.ImportModuleError', String(error));
    }
    if (error instanceof SyntaxError) {
      throw new RuntimeFailure('Runtime.UserCodeSyntaxError', String(error));
    }
    throw error;
  }
}

function exportedHandler(module: Record<string, unknown>, names: readonly string[]): unknown {
  const pick = (root: unknown): unknown =>
    names.reduce<unknown>(
      (value, name) => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined),
      root,
    );
  // Node finds only some exports of a CommonJS module by name; the default export has all of them.
  return pick({ ...module }) ?? pick(module['default']);
}
