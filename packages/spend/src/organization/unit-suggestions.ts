import { editDistance, folded, nearness } from '../text/nearest.ts';
import type { OrganizationalUnit } from './organization.ts';
import { splitPath } from './unit-path.ts';

/** How many names a message proposes where none of them is the one that was written. */
const MOST = 3;

/** A unit of the right name in another place is nearer than one of another name. */
const OTHER_PLACE = 0.5;

/** How many letters of an id may be mistyped: ids of one organization begin alike, and what follows says nothing. */
const MISTYPED_ID = 2;

/**
 * The units that somebody meant who wrote a name that no unit has, or an id: in another case, width or composition, with
 * the root's name, with a slash that is part of the name, in another place, or mistyped. The nearest first.
 */
export function nearestUnits<U extends Pick<OrganizationalUnit, 'id' | 'name' | 'path'>>(
  reference: string,
  units: readonly U[],
): U[] {
  const names = splitPath(reference).filter((part) => part !== '');
  const written = { reference, path: names.join('/'), last: names.at(-1) ?? '' };
  const measured = units.flatMap((unit) => {
    const distance = distanceTo(unit, written);
    return distance === null ? [] : [{ unit, distance }];
  });
  // A stable order: units of one distance stay in the order of the tree.
  measured.sort((one, other) => one.distance - other.distance);
  const same = measured.filter(({ distance }) => distance === 0);
  return (same.length > 0 ? same : measured.slice(0, MOST)).map(({ unit }) => unit);
}

interface Written {
  readonly reference: string;
  /** Its names, without escapes and without empty ones. */
  readonly path: string;
  readonly last: string;
}

function distanceTo(
  { id, name, path }: Pick<OrganizationalUnit, 'id' | 'name' | 'path'>,
  written: Written,
): number | null {
  const below = path.slice(1).join('/');
  const distances = [
    distanceToId(written.reference, id),
    nearness(written.reference, name),
    nearness(written.reference, below),
    nearness(written.path, below),
    nearness(written.path, path.join('/')),
    farther(nearness(written.last, name)),
  ];
  const known = distances.filter((distance) => distance !== null);
  return known.length === 0 ? null : Math.min(...known);
}

function distanceToId(written: string, id: string): number | null {
  const text = folded(written.slice(0, 2 * id.length));
  if (Math.abs(text.length - id.length) > MISTYPED_ID) return null;
  const distance = editDistance(text, id);
  return distance <= MISTYPED_ID ? distance : null;
}

function farther(distance: number | null): number | null {
  return distance === null ? null : distance + OTHER_PLACE;
}
