import { generatedScenario, startSandbox } from '@ou-cost/sandbox';
import { it } from 'vitest';
import { ENTERPRISE_PAYER } from '../support/config.ts';
import { readingOf, reportOver } from '../support/real-adapters.ts';
import { deploymentFor } from '../support/scenarios.ts';

it('speed', async () => {
  const d = deploymentFor(ENTERPRISE_PAYER);
  for (let i = 0; i < 5; i++) {
    const t0 = performance.now();
    const g = generatedScenario({
      accounts: 20,
      ous: 10,
      months: 2,
      seed: i,
      today: '2026-11-20',
      density: 0.3,
    });
    const scenario = {
      ...g,
      organization: {
        ...g.organization,
        managementAccountId: ENTERPRISE_PAYER,
        root: {
          ...g.organization.root,
          accounts: g.organization.root.accounts.map((a) =>
            a.id === g.organization.managementAccountId ? { ...a, id: ENTERPRISE_PAYER } : a,
          ),
        },
      },
    };
    const s = await startSandbox({ deployment: d, scenario, pageSize: 1 });
    const t1 = performance.now();
    const r = await reportOver(readingOf(s, '2026-11-20'), { period: '2026-09..2026-10' });
    const t2 = performance.now();
    await s.stop();
    console.log(
      Math.round(t1 - t0),
      Math.round(t2 - t1),
      Math.round(performance.now() - t2),
      r.usage.requests,
    );
  }
});
