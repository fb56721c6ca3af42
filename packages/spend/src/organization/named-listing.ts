import type { ListedUnit, OrganizationDirectory, OrganizationListing, UnlistedUnits } from './directory.ts';
import { organizationFrom } from './organization.ts';
import { namesOf } from './unit-path.ts';
import { unitsMeant } from './unit-reference.ts';

/**
 * The organization with the units that the references mean. A directory need not list a unit without accounts; one
 * that is named by its id or its path is looked up, in the order of the references, up to the first that is not there:
 * looking up is slow, and one unknown name makes the others useless. Whether a name is known is not decided here.
 */
export async function readNamed(
  directory: OrganizationDirectory,
  references: Iterable<string>,
): Promise<OrganizationListing> {
  let listing = await directory.read();
  const { unlisted } = directory;
  if (unlisted === undefined) return listing;
  for (const reference of new Set(references)) {
    const { units } = organizationFrom(listing);
    if (unitsMeant(reference, units).length > 0) continue;
    const found = await unlisted.withId(reference);
    const more = found.length > 0 ? found : await alongPath(reference, listing, unlisted);
    listing = { ...listing, units: withoutDoubles([...more, ...listing.units]) };
    if (unitsMeant(reference, organizationFrom(listing).units).length === 0) break;
  }
  return listing;
}

/** What hangs in the units that a path leads through, as far as it leads. */
async function alongPath(
  reference: string,
  { units }: OrganizationListing,
  unlisted: UnlistedUnits,
): Promise<ListedUnit[]> {
  const found: ListedUnit[] = [];
  let parent = units.find(({ parentId }) => parentId === null);
  for (const name of namesOf(reference)) {
    if (parent === undefined) break;
    const { id } = parent;
    const isNext = (unit: ListedUnit) => unit.parentId === id && unit.name === name;
    parent = units.find(isNext);
    if (parent !== undefined) continue;
    const inside = await unlisted.inside(id);
    found.push(...inside);
    parent = inside.find(isNext);
  }
  return found;
}

/** Of two units with one id the last: what was listed comes before what was looked up. */
function withoutDoubles(units: readonly ListedUnit[]): ListedUnit[] {
  return [...new Map(units.map((unit) => [unit.id, unit])).values()];
}
