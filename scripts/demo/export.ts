import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Scenario, writeExport } from '@ou-cost/sandbox';

/** The options of `ou-cost report` that read what `writeExportOf` has written. */
export function exportOptions(out: string): string[] {
  return ['--exports', join(out, 'export'), '--organization', join(out, 'organization.json')];
}

/** Writes the bill as AWS Data Exports would deliver it, and the organization beside it. */
export async function writeExportOf(scenario: Scenario, out: string): Promise<void> {
  const folder = join(out, 'export');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeExport(scenario, folder, { name: 'ou-cost' });
  await writeFile(join(out, 'organization.json'), `${JSON.stringify(scenario.organization, null, 1)}\n`);
}
