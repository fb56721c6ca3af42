import { readDeployment } from '../deployed/index.ts';
import type { Credentials } from '../iam/credential-store.ts';
import { type Sandbox, startSandbox } from '../sandbox.ts';
import type { SandboxOptions } from '../sandbox-options.ts';
import { type AssemblyParts, writeAssembly } from './cloud-assembly.ts';
import { smallScenario } from './small-scenario.ts';

/** A sandbox of the test chain, changed by `options`. */
export async function runningSandbox(
  options: Partial<SandboxOptions> = {},
  assembly: AssemblyParts = {},
): Promise<Sandbox> {
  return await startSandbox({
    deployment: options.deployment ?? readDeployment(writeAssembly(assembly)),
    scenario: options.scenario ?? (await smallScenario()),
    ...options,
  });
}

/** The region of the services that have one endpoint for the whole partition: Organizations and Cost Explorer. */
export const HOME_REGION = 'us-east-1';

/** The same for a client of a service in its home region. */
export function homeClientOptions(sandbox: Sandbox, by: string | Credentials) {
  return { ...clientOptions(sandbox, by), region: HOME_REGION };
}

/** The configuration of an SDK client of `sandbox`: one attempt, signed as the named principal or with credentials. */
export function clientOptions(sandbox: Sandbox, by: string | Credentials) {
  return {
    endpoint: sandbox.endpoint,
    region: sandbox.region,
    maxAttempts: 1,
    credentials: typeof by === 'string' ? principal(sandbox, by) : by,
  };
}

export function principal(sandbox: Sandbox, name: string): Credentials {
  const credentials = sandbox.principals[name];
  if (!credentials) {
    throw new Error(`no principal ${name}, only ${Object.keys(sandbox.principals).join(', ')}`);
  }
  return credentials;
}
