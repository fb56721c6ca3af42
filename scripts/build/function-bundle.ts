import { build } from 'esbuild';
import { type Bundle, bundleOf } from './command-line-bundle.ts';

/**
 * The function's bundle as the stacks make it, for the list of what is in it. A test holds it to the synthesized
 * asset, byte by byte, so that the list speaks of what is deployed.
 */
export async function bundleFunction(repository: string): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    entryPoints: ['packages/report-function/src/handler.ts'],
    absWorkingDir: repository,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    mainFields: ['module', 'main'],
    minify: true,
    banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
    metafile: true,
    write: false,
    outfile: 'index.mjs',
    logLevel: 'error',
  });
  return bundleOf(outputFiles, metafile);
}
