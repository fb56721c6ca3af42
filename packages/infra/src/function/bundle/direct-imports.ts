import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';

/** `import { a, type B } from 'c';` over one line or several, as this repository writes it. */
const NAMED_IMPORT = /^import \{([^{}/]*)\} from '((?:@ou-cost\/|\.)[^']*)';$/gm;
const NAMED_EXPORT = /^export \{([^{}/]*)\} from '([^']*)';$/gm;
const WHOLE_EXPORT = /^export \* from '([^']*)';$/gm;
const IN_A_PACKAGE = /[/\\]packages[/\\][\w-]+[/\\]src[/\\].*\.ts$/;

/** Where a name is declared, and what it is called there. */
interface Declared {
  readonly file: string;
  readonly name: string;
}

/**
 * Imports of this repository's packages come from the files that declare the names, and not through an `index.ts`. esbuild
 * divides a bundle by files, and an `index.ts` would take all that it passes on to the part that uses one name of it.
 * That changes nothing else, because no module of the packages does anything when it is loaded.
 */
export const directImports: Plugin = {
  name: 'direct-imports',
  setup({ onLoad }) {
    const passedOn = new Map<string, ReadonlyMap<string, Declared>>();

    function declaredIn(file: string): ReadonlyMap<string, Declared> {
      const known = passedOn.get(file);
      if (known !== undefined) return known;
      const names = new Map<string, Declared>();
      passedOn.set(file, names);
      const text = readFileSync(file, 'utf8');
      for (const [, list = '', from = ''] of text.matchAll(NAMED_EXPORT)) {
        const target = fileOf(from, file);
        if (target === null) continue;
        for (const { name, as } of namesIn(list)) {
          names.set(as, declaredIn(target).get(name) ?? { file: target, name });
        }
      }
      for (const [, from = ''] of text.matchAll(WHOLE_EXPORT)) {
        const target = fileOf(from, file);
        for (const [name, where] of target === null ? [] : declaredIn(target)) names.set(name, where);
      }
      return names;
    }

    function direct(statement: string, list: string, from: string, file: string): string {
      const target = fileOf(from, file);
      if (target === null) return statement;
      const lines = namesIn(list).map(({ name, as }) => {
        const where = declaredIn(target).get(name) ?? { file: target, name };
        return `import { ${where.name} as ${as} } from ${JSON.stringify(where.file)};`;
      });
      // On one line each, as many as before: a line of an error stays where it is.
      return lines.join(' ') + '\n'.repeat(statement.split('\n').length - 1);
    }

    onLoad({ filter: IN_A_PACKAGE }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(NAMED_IMPORT, (statement, list, from) =>
        direct(statement, list, from, path),
      ),
      loader: 'ts',
      resolveDir: dirname(path),
    }));
  },
};

/** The values in the braces; types vanish in a bundle. */
function namesIn(list: string): { readonly name: string; readonly as: string }[] {
  return list
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '' && !each.startsWith('type '))
    .map((each) => {
      const [name = '', as = name] = each.split(' as ');
      return { name, as };
    });
}

/** The file of a module of this repository; null for others. */
function fileOf(specifier: string, from: string): string | null {
  if (specifier.startsWith('.')) return specifier.endsWith('.ts') ? join(dirname(from), specifier) : null;
  return specifier.startsWith('@ou-cost/') ? fileURLToPath(import.meta.resolve(specifier)) : null;
}
