import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { executeNode } from './support/processes/execute.ts';
import { configText, ENTERPRISE_PAYER, FOCUS_PAYER } from './support/sandbox/config.ts';
import { BY_ITSELF } from './support/scheduled/configuration.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folders with the synthesized stacks, by the payer's account id; `scheduled`: with an archive and schedules. */
    readonly cdkOut: Readonly<Record<string, string>>;
    /** The folder for all temporary folders of the run. */
    readonly temporaryFolder: string;
  }
}

/**
 * Runs once before all system tests: synthesizes the stacks for each payer in the tests' scenarios, and makes the
 * folder for temporary files, which is deleted after the last test.
 */
export default async function setUp(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'ou-cost-tests-'));
  const payers = [ENTERPRISE_PAYER, FOCUS_PAYER];
  const configs = payers.map((payer) => {
    const config = join(folder, `${payer}.json`);
    writeFileSync(config, configText(payer));
    return config;
  });
  const scheduled = join(folder, 'scheduled.json');
  writeFileSync(scheduled, configText(ENTERPRISE_PAYER, BY_ITSELF));
  configs.push(scheduled);
  const args = [...configs.flatMap((config) => ['--config', config]), '--out', folder];
  const { exitCode, stderr } = await executeNode('packages/infra/src/main.ts', args);
  if (exitCode !== 0) throw new Error(`the stacks cannot be synthesized: ${stderr}`);
  const folders = [...payers, 'scheduled'].map((name) => [name, join(folder, name)]);
  project.provide('cdkOut', Object.fromEntries(folders));
  project.provide('temporaryFolder', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
