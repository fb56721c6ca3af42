import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeExport } from '../exports/delivery/write-export.ts';
import { loadScenario } from '../scenario/load.ts';
import type { ExportCommandLine } from './command-line.ts';

/** The export's name: the folder of its files in the folder that is named. */
const NAME = 'bill';

/** Writes a scenario's bill as AWS exports it, and its organization beside it. Returns what was written where. */
export async function exportBill({
  export: folder,
  scenario: name,
  today,
  table,
  format,
}: ExportCommandLine) {
  const scenario = await loadScenario(name, today === undefined ? {} : { today });
  await mkdir(folder, { recursive: true });
  const { path, deliveries } = await writeExport(scenario, folder, { name: NAME, table, format });
  const organization = join(folder, 'organization.json');
  await writeFile(organization, `${JSON.stringify(scenario.organization, null, 1)}\n`);
  return {
    export: join(folder, path),
    organization,
    scenario: scenario.name,
    today: scenario.today,
    months: deliveries.map(({ month }) => month),
  };
}
