import type { BundledPackage } from './bundled-packages.ts';

/** Licences that ask for no more than to be named: what is shipped may be under these and under no others. */
const PERMISSIVE = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Unlicense',
  'Zlib',
]);

/**
 * Whether an SPDX expression allows to ship: with OR one side is enough, with AND both are needed. Exceptions
 * (`WITH`) and brackets inside brackets are not read, and so not allowed.
 */
export function isPermissive(expression: string): boolean {
  const bare = expression.trim().replace(/^\((.*)\)$/, '$1');
  return bare.split(' OR ').some((side) => side.split(' AND ').every((one) => PERMISSIVE.has(one.trim())));
}

/** Fails, naming the packages, where one is under another licence or says nothing of any. */
export function refuseOtherThanPermissive(bundle: string, packages: readonly BundledPackage[]): void {
  const others = packages.filter(({ license }) => !isPermissive(license));
  if (others.length === 0) return;
  const named = others.map(({ name, version, license }) => `${name} ${version} (${license || 'no licence'})`);
  throw new Error(`${bundle} would ship what is under no permissive licence: ${named.join(', ')}`);
}

/** The notices that the licences ask for, for a file beside the bundle; packages of one text stand together. */
export function notices(packages: readonly BundledPackage[]): string {
  const byText = new Map<string, string[]>();
  for (const { name, version, license, licenseText } of packages) {
    const text = licenseText || `The package carries no licence file; its manifest says ${license}.`;
    byText.set(text, [...(byText.get(text) ?? []), `${name} ${version} (${license})`]);
  }
  const head =
    'ou-cost is under the Apache License 2.0. It contains the following packages, under their own licences.\n';
  const rule = '-'.repeat(80);
  const parts = [...byText].map(([text, named]) => [rule, ...named, rule, '', text, ''].join('\n'));
  return [head, ...parts].join('\n');
}
