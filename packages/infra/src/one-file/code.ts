import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { UNUSED_CREDENTIAL_SOURCES } from '../function/unused-credential-sources.ts';

const ENTRY = fileURLToPath(import.meta.resolve('@ou-cost/report-function/handler'));
const CHECKOUT = fileURLToPath(new URL('../../../..', import.meta.url));

/**
 * The function's code as one CommonJS module in ASCII, with the SDK: what stands in a template becomes `index.js`, which
 * Lambda loads as CommonJS. The same sources make the same text.
 */
export function inlineCode(): string {
  const { outputFiles } = buildSync({
    entryPoints: [ENTRY],
    absWorkingDir: CHECKOUT,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node24',
    mainFields: ['module', 'main'],
    minify: true,
    charset: 'ascii',
    external: [...UNUSED_CREDENTIAL_SOURCES],
    write: false,
    logLevel: 'error',
  });
  const [file, another] = outputFiles;
  if (file === undefined || another !== undefined) {
    throw new Error(`the function must be one file, and is ${outputFiles.length}`);
  }
  return file.text;
}
