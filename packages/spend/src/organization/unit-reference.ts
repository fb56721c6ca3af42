import { OuCostError } from '../errors.ts';
import { shortened } from '../text/nearest.ts';
import type { OrganizationalUnit } from './organization.ts';
import { namesOf, pathText } from './unit-path.ts';
import { nearestUnits } from './unit-suggestions.ts';

/** The parts of a unit that a name can refer to. */
export type NamedUnit = Pick<OrganizationalUnit, 'id' | 'name' | 'path'> & {
  readonly deletedOn?: string | undefined;
};

/** The root in a path of its own: no unit can have an empty name. */
const ROOT = '/';

/** How many candidates a message lists. */
const MOST_CANDIDATES = 10;

/**
 * The unit that an id, a path or a unique name means: an id before a path, a path before a name. Fails with
 * UnknownOrganizationalUnit and the nearest names, or with AmbiguousOrganizationalUnit and the candidates.
 */
export function unitNamed<U extends NamedUnit>(
  reference: string,
  organization: { readonly units: readonly U[] },
): U {
  const { units } = organization;
  const [match, ...others] = unitsMeant(reference, units);
  if (match === undefined) throw unknown(reference, units);
  if (others.length > 0) throw ambiguous(reference, [match, ...others], units);
  return match;
}

/** Every unit that the reference could mean: deleted ones only where no other is meant. */
export function unitsMeant<U extends NamedUnit>(reference: string, units: readonly U[]): U[] {
  const byId = units.find((unit) => unit.id === reference);
  if (byId !== undefined) return [byId];
  const living = meantByName(
    reference,
    units.filter(({ deletedOn }) => deletedOn === undefined),
  );
  if (living.length > 0) return living;
  return meantByName(
    reference,
    units.filter(({ deletedOn }) => deletedOn !== undefined),
  );
}

function meantByName<U extends NamedUnit>(reference: string, units: readonly U[]): U[] {
  if (reference === ROOT) return units.filter(isRoot);
  const isAbsolute = reference.startsWith('/');
  const names = namesOf(reference);
  const atPath = units.filter((unit) => samePath(unit.path.slice(1), names));
  if (isAbsolute || names.length > 1) return atPath;
  const named = units.filter((unit) => unit.name === names[0]);
  // The path of a unit right below the root is its name. Where the root has that name too, nothing decides.
  return atPath.length > 0 && !named.some(isRoot) ? atPath : named;
}

/** How a unit can be named so that it means this unit only, and that a shell and a rule take as it is written here. */
function pasteable(unit: NamedUnit, units: readonly NamedUnit[]): string {
  const text = isRoot(unit) ? ROOT : pathText(unit.path);
  const written = quoted(text);
  const isUnique = unitsMeant(text, units).length === 1;
  return isUnique && written !== null ? `${written} (${unit.id})` : unit.id;
}

/** Characters that a message writes as escapes, so that no one can paste them. */
const NOT_SHOWN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

/** A text in quotes that mean nothing else to a shell or a rule; null where there are none. */
function quoted(text: string): string | null {
  if (NOT_SHOWN.test(text)) return null;
  if (!text.includes("'")) return `'${text}'`;
  return /["$`\\!]/.test(text) ? null : `"${text}"`;
}

function listed(candidates: readonly NamedUnit[], units: readonly NamedUnit[]): string {
  const shown = candidates.slice(0, MOST_CANDIDATES).map((unit) => pasteable(unit, units));
  const more = candidates.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function unknown(reference: string, units: readonly NamedUnit[]): OuCostError {
  const nearest = nearestUnits(reference, units);
  const remedy =
    nearest.length > 0
      ? `did you mean ${listed(nearest, units)}?`
      : "give its id, or its path from below the root as in 'Workloads/Prod'";
  return new OuCostError(
    'UnknownOrganizationalUnit',
    `no organizational unit is called '${shortened(reference)}'; ${remedy}`,
  );
}

function ambiguous(
  reference: string,
  matches: readonly NamedUnit[],
  units: readonly NamedUnit[],
): OuCostError {
  return new OuCostError(
    'AmbiguousOrganizationalUnit',
    `'${shortened(reference)}' means ${matches.length} organizational units: ${listed(matches, units)}; give one of these paths or ids`,
  );
}

function isRoot({ path }: NamedUnit): boolean {
  return path.length === 1;
}

function samePath(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((name, at) => name === right[at]);
}
