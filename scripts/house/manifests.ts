import { PACKAGES } from './packages.ts';

/** As much of a package's manifest as the check reads. */
export interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const SCOPE = '@ou-cost/';

/** Packages that are not in the table or not in the repository, and dependencies that the table does not allow. */
export function manifestFindings(manifests: readonly Manifest[]): string[] {
  const names = manifests.map(({ name }) => name.replace(SCOPE, ''));
  const missing = Object.keys(PACKAGES).filter((name) => !names.includes(name));
  return [
    ...missing.map((name) => `packages/${name}: is listed in scripts/house/packages.ts and does not exist`),
    ...manifests.flatMap(findingsFor),
  ];
}

function findingsFor({ name, dependencies = {} }: Manifest): string[] {
  const own = name.replace(SCOPE, '');
  const rule = PACKAGES[own];
  if (rule === undefined) {
    return [`packages/${own}: is not listed; add it to scripts/house/packages.ts`];
  }
  const allowed = new Set(rule.mayImport.map((target) => target.split('/')[0]));
  const used = Object.keys(dependencies)
    .filter((dependency) => dependency.startsWith(SCOPE))
    .map((dependency) => dependency.replace(SCOPE, ''));
  return [
    ...used
      .filter((target) => !allowed.has(target))
      .map((target) => `packages/${own}/package.json: depends on ${target}, which the table does not allow`),
    ...[...allowed]
      .filter((target) => target !== undefined && !used.includes(target))
      .map((target) => `packages/${own}/package.json: the table allows ${target}, and nothing depends on it`),
  ];
}
