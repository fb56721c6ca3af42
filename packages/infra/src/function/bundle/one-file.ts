import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { build, type Metafile, type Plugin, transform } from 'esbuild';
import { SEPARATOR } from './loader.ts';
import { type Divided, divided, type Modules } from './parts.ts';
import { printable } from './printable.ts';

/** One text that needs no other file, as each of the two kinds of modules. In ASCII. */
export interface OneFile {
  readonly esModule: string;
  readonly commonJs: string;
  /** The source files in it, by path below the working folder. */
  readonly inputs: Metafile['inputs'];
}

type Format = 'esm' | 'cjs';

/** What stands in place of `import()`: a name that no minified text has. */
const LOAD = 'ouCostLoad';

const LOADER = fileURLToPath(new URL('./loader.ts', import.meta.url));

/** Some dependencies are CommonJS only and need a `require`, without which an ES module fails at start. */
const REQUIRE = "import{createRequire}from'node:module';const require=createRequire(import.meta.url);";

/** Bundles an entry into one file. What an `import()` brings is compressed in it until then. */
export async function oneFile(entryPoint: string, workingFolder: string): Promise<OneFile> {
  const modules = await divided(entryPoint, workingFolder);
  const packed = await pack(modules);
  return {
    esModule: await assembled(modules, packed, 'esm'),
    commonJs: await assembled(modules, packed, 'cjs'),
    inputs: modules.inputs,
  };
}

/** All parts as CommonJS, compressed at once because they resemble each other. */
async function pack({ eager, lazy }: Divided): Promise<string> {
  const texts: string[] = [];
  for (const [name, text] of lazy) {
    const { code } = await transform(asLoads(text, [eager, lazy]), {
      format: 'cjs',
      platform: 'node',
      target: 'node24',
      minify: true,
      charset: 'utf8',
      // What is compiled as text has no `import()` without a warning that Node.js logs.
      supported: { 'dynamic-import': false },
    });
    if (code.includes(SEPARATOR)) throw new Error(`the part ${name} has the character that separates parts`);
    texts.push(name, code);
  }
  const bytes = Buffer.from(texts.join(SEPARATOR));
  const settings = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return printable(brotliCompressSync(bytes, { params: settings }));
}

async function assembled(modules: Divided, packed: string, format: Format): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: `export * from '${modules.entry}';`, loader: 'js' },
    bundle: true,
    platform: 'node',
    format,
    target: 'node24',
    minify: true,
    charset: 'ascii',
    banner: format === 'esm' ? { js: REQUIRE } : {},
    plugins: [inMemory(modules, packed)],
    write: false,
    outfile: 'index.js',
    logLevel: 'error',
  });
  const [file, another] = outputFiles;
  if (file === undefined || another !== undefined) {
    throw new Error(`the function must be one file, and is ${outputFiles.length}`);
  }
  return file.text;
}

/** The eager modules, and `parts`: the module that loads the others. */
function inMemory({ eager, lazy, shared }: Divided, packed: string): Plugin {
  return {
    name: 'in-memory',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^parts$/ }, () => ({ path: 'parts', namespace: 'parts' }));
      onResolve({ filter: /^\.\/[^/]+\.mjs$/ }, ({ path }) =>
        eager.has(path) ? { path, namespace: 'module' } : null,
      );
      onResolve({ filter: /^@/ }, ({ path }) => ({ path, external: true }));
      onLoad({ filter: /./, namespace: 'module' }, ({ path }) => ({
        contents: `import { ${LOAD} } from 'parts';\n${asLoads(eager.get(path) ?? '', [eager, lazy])}`,
      }));
      onLoad({ filter: /./, namespace: 'parts' }, () => ({
        contents: [
          `import { partsLoader } from ${JSON.stringify(LOADER)};`,
          ...shared.map((name, index) => `import * as shared${index} from '${name}';`),
          `const shared = { ${shared.map((name, index) => `'${name}': () => shared${index}`).join(', ')} };`,
          `export const ${LOAD} = partsLoader('${packed}', shared);`,
        ].join('\n'),
        resolveDir: fileURLToPath(new URL('.', import.meta.url)),
      }));
    },
  };
}

/** A module whose `import()` of another module of the bundle asks the loader of the parts. */
function asLoads(text: string, bundle: readonly Modules[]): string {
  return text.replace(/\bimport\("(\.\/[^"]+\.mjs)"\)/g, (call, name) =>
    bundle.some((modules) => modules.has(name)) ? `${LOAD}("${name}")` : call,
  );
}
