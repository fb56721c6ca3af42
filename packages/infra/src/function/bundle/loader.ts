import { compileFunction } from 'node:vm';
import { brotliDecompressSync } from 'node:zlib';
import { bytesOf } from './printable.ts';

type Namespace = Readonly<Record<string, unknown>>;

/** What separates names and sources where they are packed. No minified source contains it. */
export const SEPARATOR = '\0';

/**
 * Loads the parts of a bundle that are packed in it: this is in the function itself. `packed` holds names and sources as
 * CommonJS, compressed, as printable text. `shared` has what they use of the rest of the bundle, by name: the same modules, so
 * that an error of a part is of the class that the rest knows.
 */
export function partsLoader(
  packed: string,
  shared: Readonly<Record<string, () => Namespace>>,
): (name: string) => Promise<Namespace> {
  const loaded = new Map<string, { exports: Namespace }>();
  let sources: ReadonlyMap<string, string> | null = null;

  function open(name: string): Namespace {
    const known = Object.hasOwn(shared, name) ? shared[name] : undefined;
    if (known !== undefined) return known();
    const before = loaded.get(name);
    if (before !== undefined) return before.exports;
    sources ??= unpacked(packed);
    const source = sources.get(name);
    if (source === undefined) throw new Error(`the bundle has no part ${name}`);
    const part = { exports: {} };
    // Before it runs, because two parts may need each other.
    loaded.set(name, part);
    try {
      const run = compileFunction(source, ['require', 'module', 'exports', 'ouCostLoad'], {
        // What a stack trace shows.
        filename: `ou-cost/${name.replace('./', '')}`,
      });
      run(required, part, part.exports, load);
    } catch (failure) {
      loaded.delete(name);
      throw failure;
    }
    return part.exports;
  }

  function required(name: string): unknown {
    if (name.startsWith('./')) return open(name);
    const builtin = process.getBuiltinModule(name);
    if (builtin === undefined) throw new Error(`'${name}' is not in the bundle`);
    return builtin;
  }

  async function load(name: string): Promise<Namespace> {
    return open(name);
  }

  return load;
}

function unpacked(packed: string): ReadonlyMap<string, string> {
  const texts = brotliDecompressSync(bytesOf(packed)).toString('utf8').split(SEPARATOR);
  const sources = new Map<string, string>();
  for (let index = 0; index < texts.length; index += 2)
    sources.set(texts[index] ?? '', texts[index + 1] ?? '');
  return sources;
}
