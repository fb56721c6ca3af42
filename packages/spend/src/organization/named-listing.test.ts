import { describe, expect, it } from 'vitest';
import { ACME } from '../testing/acme.ts';
import type { ListedUnit, OrganizationDirectory } from './directory.ts';
import { readNamed } from './named-listing.ts';
import { organizationFrom } from './organization.ts';
import { unitNamed } from './unit-reference.ts';

const unit = (id: string, name: string, parentId: string): ListedUnit => ({ id, name, parentId });

/** Units without accounts, which the directory does not list: `Labs/New/2026`, and one inside a unit that is listed. */
const LABS = unit('ou-labs', 'Labs', 'r-acme');
const NEW = unit('ou-new', 'New', 'ou-labs');
const YEAR = unit('ou-year', '2026', 'ou-new');
const SPARE = unit('ou-spare', 'Spare', 'ou-acme-wdev0000');
const UNLISTED = [LABS, NEW, YEAR, SPARE];

function directoryWith(unlistedUnits: readonly ListedUnit[] = UNLISTED) {
  const asked: string[] = [];
  const every = [...ACME.units, ...unlistedUnits];
  const directory: OrganizationDirectory = {
    read: async () => ({
      id: 'o-test000001',
      managementAccountId: '100000000000',
      units: ACME.units,
      accounts: ACME.accounts,
      notes: [],
    }),
    unlisted: {
      withId: async (id) => {
        asked.push(`id ${id}`);
        const lineage: ListedUnit[] = [];
        let at = unlistedUnits.find((one) => one.id === id);
        while (at !== undefined && at.parentId !== null) {
          lineage.unshift(at);
          at = every.find((one) => one.id === lineage[0]?.parentId);
        }
        return lineage;
      },
      inside: async (parentId) => {
        asked.push(`inside ${parentId}`);
        return every.filter((one) => one.parentId === parentId);
      },
    },
  };
  return { directory, asked };
}

async function found(reference: string): Promise<string> {
  const { directory } = directoryWith();
  const organization = organizationFrom(await readNamed(directory, [reference]));
  return unitNamed(reference, organization).id;
}

describe('a unit without accounts', () => {
  it.each([
    ['ou-labs', 'ou-labs'],
    ['ou-year', 'ou-year'],
    ['Labs', 'ou-labs'],
    ['/Labs', 'ou-labs'],
    ['Labs/New/2026', 'ou-year'],
    ['Workloads/Dev/Spare', 'ou-spare'],
  ])('named as %s is found', async (reference, id) => {
    expect(await found(reference)).toBe(id);
  });

  it.each(['ou-none', 'Labs/Old', 'Workloads/Dev/Spare/X', 'Nowhere/New', '2026'])(
    'named as %s is not there',
    async (reference) => {
      await expect(found(reference)).rejects.toMatchObject({ code: 'UnknownOrganizationalUnit' });
    },
  );

  it('is proposed where a name is nearly its own', async () => {
    await expect(found('Labs/Nw')).rejects.toThrow("did you mean 'Labs/New' (ou-new)?");
  });
});

describe('what is asked of the directory', () => {
  it('is nothing for units that are listed', async () => {
    const { directory, asked } = directoryWith();
    await readNamed(directory, ['Workloads', 'Dev', '/', 'ou-acme-wprod000', 'Workloads/Prod', 'Prod']);
    expect(asked).toEqual([]);
  });

  it('is each unknown name once, and along its path what is not listed', async () => {
    const { directory, asked } = directoryWith();
    await readNamed(directory, ['Labs/New', 'Labs/New', 'Labs/New/2026']);
    expect(asked).toEqual([
      'id Labs/New',
      'inside r-acme',
      'inside ou-labs',
      'id Labs/New/2026',
      'inside ou-new',
    ]);
  });

  it('ends at the first name that is not there', async () => {
    const { directory, asked } = directoryWith();
    await readNamed(directory, ['ou-labs', 'ou-none', 'ou-neither', 'ou-year']);
    expect(asked).toEqual(['id ou-labs', 'id ou-none', 'inside r-acme']);
  });

  it('changes nothing that was listed', async () => {
    const renamed = unit('ou-acme-wdev0000', 'Renamed meanwhile', 'r-acme');
    const { directory } = directoryWith([...UNLISTED, renamed]);
    const { units } = await readNamed(directory, ['Labs']);
    expect(units.filter(({ id }) => id === renamed.id)).toEqual([
      unit('ou-acme-wdev0000', 'Dev', 'ou-acme-workload'),
    ]);
  });

  it('is nothing where the directory lists every unit', async () => {
    const { directory } = directoryWith();
    const { units } = await readNamed({ read: directory.read }, ['Labs']);
    expect(units).toHaveLength(ACME.units.length);
  });
});
