import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { basename } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';
import { directImports } from './direct-imports.ts';
import { NEVER_LOADED } from './never-loaded.ts';

/** The text of each module of a divided bundle, by the name that they import each other by: `./NAME.mjs`. */
export type Modules = ReadonlyMap<string, string>;

/** A bundle of ES modules, divided where an `import()` is. */
export interface Divided {
  readonly entry: string;
  /** What is loaded with the entry. */
  readonly eager: Modules;
  /** What an `import()` brings, and what only that needs. */
  readonly lazy: Modules;
  /** What parts use of the eager modules. */
  readonly shared: readonly string[];
  /** The source files in it, by path below the working folder. */
  readonly inputs: Metafile['inputs'];
}

/** The SDK reads its version from its manifests; as a whole, each would be in the bundle. */
const manifestsCut: Plugin = {
  name: 'manifests-cut',
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]package\.json$/ }, ({ path }) => {
      const { name, version }: Readonly<Record<string, unknown>> = JSON.parse(readFileSync(path, 'utf8'));
      return { contents: JSON.stringify({ name, version }), loader: 'json' };
    });
  },
};

/**
 * Bundles an entry and divides it at each `import()`. esbuild keeps its scope hoisting and leaves out what is not used;
 * in one file, it would wrap every module that an `import()` reaches.
 */
export async function divided(entryPoint: string, workingFolder: string): Promise<Divided> {
  const { outputFiles, metafile } = await build({
    entryPoints: [entryPoint],
    absWorkingDir: workingFolder,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    mainFields: ['module', 'main'],
    minify: true,
    external: [...NEVER_LOADED],
    plugins: [directImports, manifestsCut],
    metafile: true,
    write: false,
    outdir: '.',
    entryNames: '[name]',
    chunkNames: '[name]-[hash]',
    outExtension: { '.js': '.mjs' },
    logLevel: 'error',
  });
  const texts = new Map(outputFiles.map(({ path, text }) => [`./${basename(path)}`, text]));
  const outputs = new Map(Object.entries(metafile.outputs).map(([name, output]) => [`./${name}`, output]));
  const entry = [...outputs].find(([, output]) => output.entryPoint === entryPoint)?.[0];
  if (entry === undefined) throw new Error(`the bundle has no module of ${entryPoint}`);

  const importsOf = (name: string) => outputs.get(name)?.imports ?? [];
  const reach = (kinds: readonly string[]): Set<string> => {
    const reached = new Set([entry]);
    for (const name of reached) {
      for (const { path, kind, external } of importsOf(name)) {
        if (external !== true && kinds.includes(kind)) reached.add(`./${path}`);
      }
    }
    return reached;
  };
  const eager = reach(['import-statement']);
  // Libraries have parts that are only loaded by what was left out.
  const all = reach(['import-statement', 'dynamic-import']);
  const lazy = [...all].filter((name) => !eager.has(name)).sort();
  requireBuiltins(lazy.flatMap((name) => importsOf(name)));

  const used = lazy.flatMap((name) => importsOf(name)).filter(({ kind }) => kind === 'import-statement');
  const loaded = [...all].flatMap(importsOf).filter(({ kind }) => kind === 'dynamic-import');
  const shared = new Set(
    [...used, ...loaded].map(({ path }) => `./${path}`).filter((name) => eager.has(name)),
  );
  const modulesOf = (names: readonly string[]) => new Map(names.map((name) => [name, texts.get(name) ?? '']));
  return {
    entry,
    eager: modulesOf([...eager]),
    lazy: modulesOf(lazy),
    shared: [...shared].sort(),
    inputs: inputsOf(
      [...all].map((name) => outputs.get(name)?.inputs ?? {}),
      metafile.inputs,
    ),
  };
}

/** A part has no `require` but for what Node.js brings. */
function requireBuiltins(imports: Metafile['outputs'][string]['imports']): void {
  const other = imports.find(
    ({ path, kind, external }) => external === true && kind === 'import-statement' && !isBuiltin(path),
  );
  if (other !== undefined) throw new Error(`a part of the bundle imports ${other.path}, which is not in it`);
}

function inputsOf(
  inModules: readonly Metafile['outputs'][string]['inputs'][],
  inputs: Metafile['inputs'],
): Metafile['inputs'] {
  const names = new Set(inModules.flatMap(Object.keys));
  return Object.fromEntries(Object.entries(inputs).filter(([name]) => names.has(name)));
}
