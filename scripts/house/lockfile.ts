/** As much of an entry of `package-lock.json` as the check reads. */
export interface LockedPackage {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly inBundle?: boolean;
  readonly bundleDependencies?: readonly string[] | boolean;
}

export interface Lockfile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

const INSTALLED = 'node_modules/';

/**
 * Packages that npm would install without checking what it downloads, and entries that name a registry. The entries of
 * other platforms count too: nobody notices on this machine what is missing for theirs.
 */
export function lockfileFindings({ packages }: Lockfile, file = 'package-lock.json'): string[] {
  return Object.entries(packages).flatMap(([folder, locked]) => [
    ...(isChecked(folder, locked, packages)
      ? []
      : [
          `${file}: ${folder} has no sha512 integrity; delete its entry and run npm install --package-lock-only`,
        ]),
    ...(locked.link === true || locked.resolved === undefined
      ? []
      : [`${file}: ${folder} names the place it came from (${locked.resolved}); remove 'resolved'`]),
  ]);
}

function isChecked(folder: string, locked: LockedPackage, packages: Lockfile['packages']): boolean {
  // The repository, its own packages and the links to them are not downloaded.
  if (!folder.includes(INSTALLED) || locked.link === true) return true;
  if (locked.integrity?.startsWith('sha512-') === true) return true;
  return locked.inBundle === true && isInsideBundle(folder, packages);
}

/** Whether the package arrives inside another one, whose integrity covers it. */
function isInsideBundle(folder: string, packages: Lockfile['packages']): boolean {
  const parent = folder.slice(0, Math.max(0, folder.lastIndexOf(`/${INSTALLED}`)));
  const outer = packages[parent];
  if (outer === undefined || !parent.includes(INSTALLED)) return false;
  if (outer.inBundle === true) return isInsideBundle(parent, packages);
  const bundles = outer.bundleDependencies;
  return (
    outer.integrity !== undefined && (bundles === true || (Array.isArray(bundles) && bundles.length > 0))
  );
}
