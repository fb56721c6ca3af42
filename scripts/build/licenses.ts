import parse, { type Info, type LicenseInfo } from 'spdx-expression-parse';
import type { BundledPackage } from './bundled-packages.ts';

/** SPDX ids of the licences that require no more than attribution. Packages under any other are not shipped. */
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
 * Whether an SPDX expression permits shipping. One permissive side of an OR is enough; an AND needs both. An
 * exception (`WITH`) and a later version (`+`) are other terms than the licence's own, so they are refused, and
 * so is a text that is not an SPDX expression.
 */
export function isPermissive(expression: string): boolean {
  const parsed = parsedExpression(expression);
  return parsed !== null && permits(parsed);
}

function permits(part: Info): boolean {
  if ('license' in part) return isPlain(part) && PERMISSIVE.has(part.license);
  const sides = [part.left, part.right];
  return part.conjunction === 'or' ? sides.some(permits) : sides.every(permits);
}

/** The SPDX id of an expression that is one licence and nothing else; null for every other text. */
export function licenseId(expression: string): string | null {
  const parsed = parsedExpression(expression);
  return parsed !== null && 'license' in parsed && isPlain(parsed) ? parsed.license : null;
}

function isPlain({ plus, exception }: LicenseInfo): boolean {
  return plus === undefined && exception === undefined;
}

function parsedExpression(expression: string): Info | null {
  try {
    return parse(expression);
  } catch {
    return null;
  }
}

/** Fails, naming the packages, if some are under another licence or name none. */
export function requirePermissiveLicenses(bundle: string, packages: readonly BundledPackage[]): void {
  const others = packages.filter(({ license }) => !isPermissive(license));
  if (others.length === 0) return;
  const named = others.map(({ name, version, license }) => `${name} ${version} (${license || 'no licence'})`);
  throw new Error(`${bundle} contains packages without a permissive licence: ${named.join(', ')}`);
}

/** The notices that the licences require, as the text of one file. Packages with the same text share an entry. */
export function notices(packages: readonly BundledPackage[]): string {
  const byText = new Map<string, string[]>();
  for (const { name, version, license, licenseText } of packages) {
    const text = licenseText || `The package has no licence file; its manifest names ${license}.`;
    byText.set(text, [...(byText.get(text) ?? []), `${name} ${version} (${license})`]);
  }
  const head =
    'ou-cost is under the Apache License 2.0. It contains the following packages, under their own licences.\n';
  const rule = '-'.repeat(80);
  const parts = [...byText].map(([text, named]) => [rule, ...named, rule, '', text, ''].join('\n'));
  return [head, ...parts].join('\n');
}
