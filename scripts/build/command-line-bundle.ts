import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { lazyBuiltins } from './lazy-builtins.ts';
import { leftOut } from './left-out.ts';

/** The oldest Node.js that the bundle runs on. */
export const OLDEST_NODE = 22;

/** Older than `OLDEST_NODE`: an older Node.js must be able to parse the file to reach the message below. */
const TARGET = 'node18';

/** The package that the file loads from beside it where it is there: an engine of 60 MB for reading exports. */
export const LOADED_FROM_BESIDE = '@duckdb/node-api';

/** The first lines of the file: a `require` for bundled CommonJS code, and the check of the Node.js version. */
const BANNER = `#!/usr/bin/env node
import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
if (Number(process.versions.node.split('.')[0]) < ${OLDEST_NODE}) {
  process.stderr.write('ou-cost: needs Node.js ${OLDEST_NODE} or newer, and this is ' + process.versions.node + '\\n');
  process.exit(2);
}`;

export interface Bundle {
  readonly text: string;
  /** The source files in it, by path below `repository`. */
  readonly inputs: Metafile['inputs'];
  /** The modules that it loads at run time. */
  readonly externals: readonly string[];
}

/** Bundles the command line into one ES module that needs no other file, but for reading exports with DuckDB. */
export async function bundleCommandLine(repository: string): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    stdin: {
      contents: "import { main } from './src/main.ts';\nawait main(process.argv.slice(2));\n",
      resolveDir: join(repository, 'packages', 'cli'),
      sourcefile: 'packages/cli/ou-cost.ts',
      loader: 'ts',
    },
    absWorkingDir: repository,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: TARGET,
    supported: { 'top-level-await': true },
    mainFields: ['module', 'main'],
    external: [LOADED_FROM_BESIDE],
    minify: true,
    legalComments: 'none',
    banner: { js: BANNER },
    plugins: [lazyBuiltins, leftOut],
    metafile: true,
    write: false,
    outfile: 'ou-cost.mjs',
    logLevel: 'error',
  });
  return bundleOf(outputFiles, metafile);
}

function bundleOf(files: readonly { readonly text: string }[], { inputs, outputs }: Metafile): Bundle {
  const [file, another] = files;
  if (file === undefined || another !== undefined)
    throw new Error(`a bundle must be one file, but esbuild wrote ${files.length}`);
  const imports = Object.values(outputs).flatMap((output) => output.imports);
  return { text: file.text, inputs, externals: [...new Set(imports.map(({ path }) => path))].sort() };
}
