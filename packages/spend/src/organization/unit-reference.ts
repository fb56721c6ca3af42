import { OuCostError } from '../errors.ts';
import type { OrganizationalUnit } from './organization.ts';

/** The parts of a unit that a name can refer to. */
type NamedUnit = Pick<OrganizationalUnit, 'id' | 'name' | 'path'>;

/** The names of a path such as `Workloads/R\/D`; `\` escapes `/` and itself. */
export function splitPath(text: string): string[] {
  const names: string[] = [];
  let name = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '/') {
      names.push(name);
      name = '';
    } else if (character === '\\' && at + 1 < text.length) {
      at += 1;
      name += text.charAt(at);
    } else {
      name += character;
    }
  }
  return [...names, name];
}

/** The path of a unit as people write it: the names from below the root; for the root, its name. */
export function pathText(path: readonly string[]): string {
  const names = path.length > 1 ? path.slice(1) : path;
  return names.map((name) => name.replace(/[\\/]/g, '\\$&')).join('/');
}

/**
 * The unit that an id, a path or a unique name means. Fails with UnknownOrganizationalUnit, or with
 * AmbiguousOrganizationalUnit and the candidates.
 */
export function unitNamed<U extends NamedUnit>(
  reference: string,
  organization: { readonly units: readonly U[] },
): U {
  const byId = organization.units.find((unit) => unit.id === reference);
  if (byId !== undefined) return byId;
  const names = splitPath(reference);
  const matches = organization.units.filter((unit) =>
    names.length === 1 ? unit.name === names[0] : samePath(unit.path.slice(1), names),
  );
  const [match, ...others] = matches;
  if (match === undefined) {
    throw new OuCostError(
      'UnknownOrganizationalUnit',
      `no organizational unit is called '${reference}'; give its id, or its path from below the root as in 'Workloads/Prod'`,
    );
  }
  if (others.length > 0) {
    const candidates = matches.map((unit) => `'${pathText(unit.path)}' (${unit.id})`).join(', ');
    throw new OuCostError(
      'AmbiguousOrganizationalUnit',
      `'${reference}' means ${matches.length} organizational units: ${candidates}; give the path or the id`,
    );
  }
  return match;
}

function samePath(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((name, at) => name === right[at]);
}
