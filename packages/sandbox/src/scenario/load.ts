import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { readBill } from '../focus/read-bill.ts';
import { enterpriseScenario } from '../generator/enterprise/scenario.ts';
import { defaultToday } from '../ledger/coverage.ts';
import { formatDate, parseDate } from '../time/calendar.ts';
import { billFiles } from './bill-files.ts';
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
 * Loads a shipped scenario by name, or the scenario in a folder: `organization.json` and a bill.
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
  try {
    const organization = parseOrganization(await readFile(organizationFile, 'utf8'), organizationFile);
    const files = await billFiles(nameOrFolder, OTHERWISE);
    const ledger = await readBill(files, organization.managementAccountId);
    return {
      name: basename(resolve(nameOrFolder)),
      organization,
      ledger,
      today: today ?? defaultToday(ledger),
      isTodayGuessed: today === undefined,
    };
  } catch (error) {
    throw explained(error, organizationFile, nameOrFolder);
  }
}

/** What a message proposes beside another folder. */
const OTHERWISE = `or one of ${shippedScenarios.join(', ')}`;

/** An error of the file system as one line; `organizationFile` is what a folder that is no scenario lacks. */
function explained(error: unknown, organizationFile: string, scenario: string): unknown {
  if (error instanceof ScenarioError || !(error instanceof Error) || !('code' in error)) return error;
  const { code } = error;
  const file = 'path' in error ? String(error.path) : scenario;
  if ((code === 'ENOENT' || code === 'ENOTDIR') && file === organizationFile) {
    return new ScenarioError(
      `scenario ${JSON.stringify(scenario)} has no ${basename(file)}: name a folder that has it, ${OTHERWISE}`,
      { cause: error },
    );
  }
  return new ScenarioError(`${file} cannot be read (${String(code)}): make it readable`, { cause: error });
}
