import type { OrganizationalUnit } from '@aws-sdk/client-organizations';
import { type ListedUnit, OuCostError, type UnlistedUnits } from '@ou-cost/spend';
import type { OrganizationsCalls } from './calls.ts';
import { listedUnit } from './listed-unit.ts';

const UNIT_ID = /^ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}$/;

/** Looks up units that no account's path leads through. */
export class UnitLookUp implements UnlistedUnits {
  readonly #calls: OrganizationsCalls;

  constructor(calls: OrganizationsCalls) {
    this.#calls = calls;
  }

  async inside(parentId: string): Promise<readonly ListedUnit[]> {
    const units = await this.#calls.unitsIn(parentId);
    return units.map((unit) => listedUnit(unit, parentId));
  }

  /** The unit and those above it up to the root, which is not one of them. */
  async withId(id: string): Promise<readonly ListedUnit[]> {
    const unit = UNIT_ID.test(id) ? await this.#described(id) : undefined;
    if (unit === undefined) return [];
    const path = unit.Path?.split('/').filter((part) => part !== '') ?? [];
    const [, rootId, ...ids] = path;
    if (rootId === undefined || ids.at(-1) !== id) return this.#searchedFor(id);
    const parents = [rootId, ...ids];
    return Promise.all(
      ids.map(async (at, depth) => {
        const named = at === id ? unit : await this.#described(at);
        return { id: at, name: named?.Name ?? at, parentId: parents[depth] ?? rootId };
      }),
    );
  }

  async #described(id: string): Promise<OrganizationalUnit | undefined> {
    try {
      return await this.#calls.unit(id);
    } catch (error) {
      const cause = error instanceof OuCostError ? error.cause : undefined;
      if (cause instanceof Error && cause.name === 'OrganizationalUnitNotFoundException') return undefined;
      throw error;
    }
  }

  /** Where AWS gives no path: level by level from the root, until the unit is found. */
  async #searchedFor(id: string): Promise<readonly ListedUnit[]> {
    const found = new Map<string, ListedUnit>();
    let level = (await this.#calls.roots()).flatMap((root) => (root.Id === undefined ? [] : [root.Id]));
    while (level.length > 0 && !found.has(id)) {
      const inside = (await Promise.all(level.map((parentId) => this.inside(parentId)))).flat();
      for (const unit of inside) found.set(unit.id, unit);
      level = inside.map((unit) => unit.id);
    }
    const lineage: ListedUnit[] = [];
    for (let unit = found.get(id); unit !== undefined; unit = found.get(unit.parentId ?? ''))
      lineage.unshift(unit);
    return lineage;
  }
}
