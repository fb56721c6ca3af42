import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prove, type Verdict } from './prove.ts';
import { inPool } from './runs/pool.ts';
import { type NeededCall, recordCalls, runFingerprint } from './runs/recorded-calls.ts';
import { synthesizeVariants } from './runs/synthesis.ts';
import { variantsFor } from './variants/list.ts';
import { smallOrganization } from './variants/organization.ts';

/** The whole proof: synthesizes every variant, runs it on the sandbox, and checks its templates against that run. */
export async function verify(): Promise<Verdict[]> {
  const organization = smallOrganization();
  const folder = mkdtempSync(join(tmpdir(), 'ou-cost-proof-'));
  try {
    const synthesized = await synthesizeVariants(folder, variantsFor(organization));
    const recordings = new Map<string, Promise<NeededCall[]>>();
    return await inPool(synthesized, 2, async (one) => {
      const fingerprint = runFingerprint(one);
      const recording = recordings.get(fingerprint) ?? recordCalls(one, organization);
      recordings.set(fingerprint, recording);
      return await prove(one.variant, one.deployment, await recording);
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
