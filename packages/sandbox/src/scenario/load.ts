import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { readLedger } from '../focus/read-bill.ts';
import { enterpriseScenario } from '../generator/enterprise/scenario.ts';
import { defaultToday } from '../ledger/coverage.ts';
import { formatDate, parseDate } from '../time/calendar.ts';
import { ScenarioError } from './error.ts';
import type { Scenario } from './model.ts';
import { parseOrganization } from './organization-file.ts';

export interface ScenarioOptions {
  /**
   * Cost Explorer's current day, `YYYY-MM-DD`.
   *
   * @default the real day for a shipped scenario, a week after the last charge for a folder
   */
  readonly today?: string;
  /** The seed of a shipped scenario. @default 1 */
  readonly seed?: number;
}

const SHIPPED = 'enterprise';

/** The names that `loadScenario` accepts in addition to folders. */
export const shippedScenarios: readonly string[] = [SHIPPED];

/**
 * Loads a shipped scenario by name, or the scenario in a folder (`organization.json` and `ledger.csv`).
 *
 * @throws ScenarioError with one line that says what is wrong and how to fix it
 */
export async function loadScenario(nameOrFolder: string, options: ScenarioOptions = {}): Promise<Scenario> {
  const { today, seed = 1 } = options;
  if (today !== undefined && parseDate(today) === undefined) {
    throw new ScenarioError(`today ${JSON.stringify(today)} is not a date: write YYYY-MM-DD`);
  }
  if (nameOrFolder === SHIPPED) {
    return enterpriseScenario({ today: today ?? formatDate(Date.now() / 1000), seed });
  }
  const organizationFile = join(nameOrFolder, 'organization.json');
  const ledgerFile = join(nameOrFolder, 'ledger.csv');
  const organization = parseOrganization(
    await readable(organizationFile, nameOrFolder, (file) => readFile(file, 'utf8')),
    organizationFile,
  );
  const ledger = await readable(ledgerFile, nameOrFolder, readLedger);
  return {
    name: basename(resolve(nameOrFolder)),
    organization,
    ledger,
    today: today ?? defaultToday(ledger),
  };
}

async function readable<T>(file: string, scenario: string, read: (file: string) => Promise<T>): Promise<T> {
  try {
    return await read(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (error instanceof ScenarioError || typeof code !== 'string') throw error;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      const known = shippedScenarios.join(', ');
      throw new ScenarioError(
        `scenario ${JSON.stringify(scenario)} has no ${basename(file)}: name a folder that has it, or one of ${known}`,
        { cause: error },
      );
    }
    throw new ScenarioError(`${file} cannot be read (${code}): make it readable`, { cause: error });
  }
}
