import { CostExplorerClient } from '@aws-sdk/client-cost-explorer';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import type { Timing } from '@ou-cost/aws';
import { type Sandbox, type Scenario, startSandbox } from '@ou-cost/sandbox';
import { readDeployment } from '@ou-cost/sandbox/deployed';
import { type Report, reportSpend } from '@ou-cost/spend';
import { CostExplorerLedger } from '../packages/aws/src/cost-explorer/ledger.ts';
import { OrganizationsDirectory } from '../packages/aws/src/organizations/directory.ts';
import { PacedCalls } from '../packages/aws/src/pacing/paced-calls.ts';
import { RequestMeter } from '../packages/aws/src/pacing/request-meter.ts';
import { systemTiming } from '../packages/aws/src/pacing/timing.ts';
import { decodeRequest } from '../packages/contract/src/request.ts';
import { inProcessRequestHandler } from '../packages/sandbox/src/testing/in-process-request-handler.ts';
import { VirtualTime } from '../packages/sandbox/src/testing/virtual-time.ts';
import { type RequestsMade, requestsMade } from '../tests/support/pacing/requests.ts';
import { generated } from '../tests/support/scenarios/generated.ts';
import { TODAY } from './cost-explorer-pages.ts';

/** Milliseconds of latency that are added to every AWS request. */
export const LATENCY = 50;

export interface Size {
  readonly accounts: number;
  readonly ous: number;
}

/** A generated organization with one month of charges of ten record types for every account. */
export function scenarioOf({ accounts, ous }: Size): Scenario {
  return generated({ accounts, ous, months: 1, seed: accounts, today: TODAY });
}

/** A sandbox with AWS's quotas: over HTTP on the real clock, or in this process on a virtual one. */
export class Stage implements AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly timing: Timing;
  readonly #isVirtual: boolean;

  private constructor(sandbox: Sandbox, timing: Timing, isVirtual: boolean) {
    this.sandbox = sandbox;
    this.timing = timing;
    this.#isVirtual = isVirtual;
  }

  static async open(synthesized: string, scenario: Scenario, isVirtual: boolean): Promise<Stage> {
    const time = new VirtualTime(`${TODAY}T00:00:01Z`);
    const sandbox = await startSandbox({
      deployment: readDeployment(synthesized),
      scenario,
      today: TODAY,
      quotas: 'aws',
      latency: LATENCY,
      ...(isVirtual ? { listens: false, clock: time.clock, sleep: time.sleep } : {}),
    });
    return new Stage(sandbox, isVirtual ? time : systemTiming, isVirtual);
  }

  /** Reads organization and spend, and makes the reconciled report. */
  report(): Promise<Report> {
    const meter = new RequestMeter();
    const { timing } = this;
    const calls = new PacedCalls({ timing, meter, deadline: null, maxCostExplorerRequests: null });
    const ports = {
      directory: new OrganizationsDirectory(this.organizations(), calls),
      ledger: new CostExplorerLedger(new CostExplorerClient(this.#client()), calls, null),
      clock: timing,
      meter,
    };
    return reportSpend(ports, decodeRequest({ period: '2026-10' }).report, {
      runId: 'bench',
      producer: 'ou-cost bench',
      tolerance: { units: 1n, scale: 2 },
      settlingDay: 6,
    });
  }

  organizations(): OrganizationsClient {
    return new OrganizationsClient(this.#client());
  }

  /** The requests since the stage was opened. */
  requestsMade(): RequestsMade {
    return requestsMade(this.sandbox.calls);
  }

  #client() {
    const credentials = this.sandbox.principals['PayerAdministrator'];
    if (credentials === undefined) throw new Error('the sandbox has no PayerAdministrator');
    return {
      endpoint: this.sandbox.endpoint,
      region: 'us-east-1',
      maxAttempts: 1,
      credentials,
      ...(this.#isVirtual ? { requestHandler: inProcessRequestHandler(this.sandbox) } : {}),
    };
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.sandbox.stop();
  }
}
