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
  }
}

/** Synthesizes once for all tests, for the payer of each scenario that they run on. */
export default async function setup(project: TestProject): Promise<() => void> {
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
  return () => rmSync(folder, { recursive: true, force: true });
}
