import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { synthesizeIn } from './support/processes/synth.ts';
import { configText, ENTERPRISE_PAYER, FOCUS_PAYER } from './support/sandbox/config.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folders with the synthesized stacks, by the payer's account id. */
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
  const folders = await Promise.all(
    payers.map(async (payer) => {
      const config = join(folder, `${payer}.json`);
      writeFileSync(config, configText(payer));
      return [payer, await synthesizeIn(join(folder, payer), config)] as const;
    }),
  );
  project.provide('cdkOut', Object.fromEntries(folders));
  project.provide('temporaryFolder', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
