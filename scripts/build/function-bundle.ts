import { build } from 'esbuild';
import { UNUSED_CREDENTIAL_SOURCES } from '../../packages/infra/src/function/unused-credential-sources.ts';
import { type Bundle, bundleOf } from './command-line-bundle.ts';

/**
 * Bundles the function with the options that the stacks use, to list the packages in it. A test compares the
 * result with the synthesized asset byte by byte, so the list describes what is deployed.
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
    external: [...UNUSED_CREDENTIAL_SOURCES],
    banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
    metafile: true,
    write: false,
    outfile: 'index.mjs',
    logLevel: 'error',
  });
  return bundleOf(outputFiles, metafile);
}
