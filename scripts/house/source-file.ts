/** A file of the repository, by its path from the root. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export function isTest({ path }: SourceFile): boolean {
  return (
    path.endsWith('.test.ts') ||
    path.endsWith('.config.ts') ||
    path.includes('/testing/') ||
    path.startsWith('tests/')
  );
}

export function isGenerated({ path }: SourceFile): boolean {
  return path.endsWith('.generated.ts');
}

/** The name of the package that a file belongs to; null outside of `packages/`. */
export function packageOf({ path }: SourceFile): string | null {
  return /^packages\/([^/]+)\//.exec(path)?.[1] ?? null;
}

const IMPORT = /^\s*import\s+(?:[^'"`;()]*?\bfrom\s+)?['"]([^'"]+)['"]/gm;
const EXPORT = /^\s*export\s+(?:type\s+)?(?:\*[^'"`;]*|\{[^}]*\})\s*from\s+['"]([^'"]+)['"]/gm;
const CALL = /\bimport\(\s*['"`]([^'"`]+)['"`]/g;

/** What a file imports or exports from, as it is written there. */
export function specifiersIn({ text }: SourceFile): string[] {
  return [IMPORT, EXPORT, CALL].flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([, specifier = '']) => specifier),
  );
}
