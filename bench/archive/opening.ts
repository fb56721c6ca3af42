import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { connectRun } from '@ou-cost/aws/calls';
import { startSandbox } from '@ou-cost/sandbox';
import { readDeployment } from '@ou-cost/sandbox/deployed';
import { openArchive } from '../../packages/archive/src/open.ts';
import { archiveOfYears } from '../../packages/archive/src/testing/years.ts';
import { inProcessRequestHandler } from '../../packages/sandbox/src/testing/in-process-request-handler.ts';
import { ENTERPRISE_PAYER } from '../../tests/support/sandbox/config.ts';
import { TODAY } from '../cost-explorer-pages.ts';
import { atMost, duration, type Finding, number } from '../findings.ts';
import { scenarioOf } from '../stage.ts';

const REGION = 'us-east-1';
const YEARS = { days: 1826, changes: 300, accounts: 1000 };
const MOST_REQUESTS = 15;

/** Opens an archive of five years of daily runs in the sandbox's S3, and counts the requests. */
export async function benchArchive(synthesized: string, folder: string): Promise<Finding> {
  const files = mkdtempSync(join(folder, 'archive-'));
  for (const [key, content] of (await archiveOfYears(YEARS)).objects) {
    const file = join(files, key);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  const sandbox = await startSandbox({
    deployment: {
      ...readDeployment(synthesized),
      buckets: [{ name: 'kept', accountId: ENTERPRISE_PAYER, region: REGION, folder: files }],
    },
    scenario: scenarioOf({ accounts: 60, ous: 20 }),
    today: TODAY,
    listens: false,
  });
  try {
    const credentials = sandbox.principals['PayerAdministrator'];
    if (credentials === undefined) throw new Error('the sandbox has no PayerAdministrator');
    const archive = await openArchive('s3://kept', () =>
      connectRun({
        region: REGION,
        readerRoleArn: null,
        credentials: async () => credentials,
        runId: 'bench',
        deadline: null,
        maxCostExplorerRequests: null,
        requestHandler: inProcessRequestHandler(sandbox, { streams: true }),
      }),
    );
    const begun = performance.now();
    const { histories } = await archive.earlierRuns([]);
    const taken = performance.now() - begun;
    const requests = sandbox.calls.length;
    return {
      title: 'Opening an archive',
      method:
        `An archive in S3 of ${number(YEARS.days)} daily runs on ${number(YEARS.accounts)} accounts, with ${YEARS.changes} days on which the ` +
        "tree had changed. The time is that of the program and of the sandbox's S3 in one process, without a network.",
      tables: [
        {
          head: ['snapshots', 'days without a change', 'requests', 'time'],
          rows: [
            [
              number(histories[0]?.trees.length ?? 0),
              number(histories[0]?.unchangedOn.length ?? 0),
              number(requests),
              duration(taken),
            ],
          ],
        },
      ],
      measures: [
        atMost('requests that open an archive of five years of daily runs', MOST_REQUESTS, requests, ''),
      ],
    };
  } finally {
    await sandbox.stop();
    rmSync(files, { recursive: true, force: true });
  }
}
