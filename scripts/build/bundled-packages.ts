import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bundle } from './command-line-bundle.ts';

/** A package of which at least one file is in a bundle. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX expression from its manifest; empty if the manifest has none. */
  readonly license: string;
  /** The text of its licence files; empty if it has none. */
  readonly licenseText: string;
  /** Path below the repository, as in the lockfile: `node_modules/…`. */
  readonly folder: string;
}

interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string | { readonly type?: string };
}

/** The packages that a bundle's inputs come from, sorted by name, without the repository's own. */
export function bundledPackages(repository: string, inputs: Bundle['inputs']): BundledPackage[] {
  const folders = new Set<string>();
  for (const input of Object.keys(inputs)) {
    if (input.includes('node_modules/')) folders.add(packageFolder(input));
  }
  // npm may install one version of a package in several places; it is one component all the same.
  const packages = [...folders].sort(compare).map((folder) => packageIn(repository, folder));
  const each = new Map(packages.map((one) => [`${one.name} ${one.version}`, one]));
  return [...each.values()].sort((a, b) => compare(a.name, b.name) || compare(a.version, b.version));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The folder directly below the innermost `node_modules`. A manifest in a deeper folder is not a package. */
function packageFolder(input: string): string {
  const [, folder] = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input) ?? [];
  if (folder === undefined) throw new Error(`'${input}' is not in a package, so its licence is unknown`);
  return folder;
}

function packageIn(repository: string, folder: string): BundledPackage {
  const manifest = JSON.parse(readFileSync(join(repository, folder, 'package.json'), 'utf8')) as Manifest;
  const { name = '', version = '', license = '' } = manifest;
  const texts = readdirSync(join(repository, folder))
    .filter((file) => /^(licen[cs]e|copying|notice)([.-].*)?$/i.test(file))
    .sort(compare)
    .map((file) => readFileSync(join(repository, folder, file), 'utf8').trim());
  return {
    name,
    version,
    license: typeof license === 'string' ? license : (license.type ?? ''),
    licenseText: texts.join('\n\n'),
    folder,
  };
}
