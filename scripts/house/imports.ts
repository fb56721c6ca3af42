import { posix } from 'node:path';
import { PACKAGES, type PackageRule } from './packages.ts';
import { isTest, packageOf, type SourceFile, specifiersIn } from './source-file.ts';

const SCOPE = '@ou-cost/';

/** Imports that the table of packages forbids, and imports from `tests/` or past a package's exports. */
export function importFindings(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const name = packageOf(file);
    if (name === null) return [];
    const rule = PACKAGES[name];
    if (rule === undefined) {
      return [`${file.path}: the package '${name}' is not listed; add it to scripts/house/packages.ts`];
    }
    return specifiersIn(file).flatMap((specifier) => findingsFor(file, name, rule, specifier));
  });
}

function findingsFor(file: SourceFile, name: string, rule: PackageRule, specifier: string): string[] {
  const said = (why: string) => [`${file.path}: imports '${specifier}'; ${why}`];
  if (specifier.startsWith('.')) {
    const target = posix.normalize(posix.join(posix.dirname(file.path), specifier));
    if (target.startsWith('tests/')) {
      return said("nothing under packages/ imports from tests/; move it into the package's testing/");
    }
    if (isTest(file)) return [];
    if (!target.startsWith(`packages/${name}/`)) return said("use the other package's exports");
    return target.includes('/testing/') ? said('only tests use what is in testing/') : [];
  }
  if (isTest(file)) return [];
  if (specifier.includes('/testing/')) return said('only tests use what is in testing/');
  if (specifier.startsWith(SCOPE)) {
    return isAllowed(specifier.slice(SCOPE.length), name, rule)
      ? []
      : said(`${name} may import ${rule.mayImport.join(', ') || 'no other package'} only`);
  }
  return rule.never.some((pattern) => pattern.test(specifier)) ? said(`${name} never imports this`) : [];
}

/** A package stands for all of its subpaths; a subpath for itself. */
function isAllowed(specifier: string, name: string, { mayImport }: PackageRule): boolean {
  const [target = ''] = specifier.split('/');
  return target === name || mayImport.includes(target) || mayImport.includes(specifier);
}
