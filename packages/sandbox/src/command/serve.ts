import { type Deployment, readDeployment, readStacks } from '../deployed/index.ts';
import { readFaults } from '../faults/file.ts';
import { coverageOf, monthsWithoutCharges } from '../ledger/coverage.ts';
import { type Sandbox, startSandbox } from '../sandbox.ts';
import { loadScenario, shippedScenarios } from '../scenario/load.ts';
import type { Scenario } from '../scenario/model.ts';
import { DAY, formatDate } from '../time/calendar.ts';
import { help, parseCommandLine } from './command-line.ts';
import { whenToEnd } from './ending.ts';
import { exportBill } from './export-bill.ts';
import { readSecrets } from './secrets-file.ts';
import { writeShellAssignments } from './shell-assignments.ts';
import { writeOutArchive } from './write-out-archive.ts';

export { optionNames } from './command-line.ts';

/** Synthesizes stacks for a scenario into a folder that `disposals` removes. Returns the folder. */
export type Synthesize = (scenario: Scenario, disposals: AsyncDisposableStack) => Promise<string>;

/**
 * The program of the sandbox: serves until it must end, then ends the process. Exit codes: 0 at the end, after an export
 * or after the help text, 2 if the sandbox cannot be started or the export not be written.
 */
export async function serve(args: readonly string[], synthesize?: Synthesize): Promise<void> {
  const disposals = new AsyncDisposableStack();
  whenToEnd(() => void disposals.disposeAsync().then(() => process.exit(0)));
  try {
    if ((await start(args, disposals, synthesize)) === 'ended') {
      await disposals.disposeAsync();
      process.exit(0);
    }
  } catch (error) {
    process.stderr.write(`sandbox: ${explain(error)}\n`);
    await disposals.disposeAsync();
    process.exit(2);
  }
}

async function start(
  args: readonly string[],
  disposals: AsyncDisposableStack,
  synthesize: Synthesize = refuseToSynthesize,
): Promise<'serving' | 'ended'> {
  const commandLine = parseCommandLine(args);
  if (commandLine === 'help') {
    process.stdout.write(help);
    return 'ended';
  }
  if ('export' in commandLine) {
    process.stdout.write(`${JSON.stringify(await exportBill(commandLine))}\n`);
    return 'ended';
  }
  if ('archive' in commandLine) {
    process.stdout.write(`${JSON.stringify(await writeOutArchive(commandLine))}\n`);
    return 'ended';
  }
  const { cdkOut, stacks, scenario: name, faults: faultsFile, secrets, env, ...options } = commandLine;
  const faults = faultsFile === undefined ? {} : { faults: readFaults(faultsFile) };
  const given = givenDeployment({ cdkOut, stacks });
  const scenario = await loadScenario(name, options.today === undefined ? {} : { today: options.today });
  const deployment = given ?? readDeployment(await synthesize(scenario, disposals));
  const sandbox = await startSandbox({
    deployment,
    scenario,
    ...options,
    ...faults,
    ...(secrets === undefined ? {} : readSecrets(secrets)),
  });
  disposals.defer(() => sandbox.stop());
  if (env !== undefined) writeShellAssignments(env, sandbox);
  for (const line of warnings(deployment, scenario)) {
    process.stderr.write(`${line}\n`);
  }
  process.stdout.write(
    `${JSON.stringify({ ...description(sandbox, scenario, deployment), stacks: deployment.stacks })}\n`,
  );
  return 'serving';
}

function givenDeployment({ cdkOut, stacks }: { cdkOut: string | undefined; stacks: string | undefined }) {
  if (stacks !== undefined) return readStacks(stacks);
  return cdkOut === undefined ? undefined : readDeployment(cdkOut);
}

function refuseToSynthesize(): never {
  throw new Error(
    '--cdk-out is missing: name a folder that npm run synth wrote, or a list of templates with --stacks, or use npm run sandbox',
  );
}

function description(
  sandbox: Sandbox,
  scenario: Scenario,
  { schedules }: Deployment,
): Record<string, unknown> {
  const principals = Object.entries(sandbox.principals).map(([name, credentials]) => {
    const { accessKeyId, secretAccessKey, sessionToken } = credentials;
    return [name, { accessKeyId, secretAccessKey, sessionToken }];
  });
  return {
    endpoint: sandbox.endpoint,
    region: sandbox.region,
    principals: Object.fromEntries(principals),
    function: { arn: sandbox.functionArn },
    invokerRoleArn: sandbox.invokerRoleArn,
    scenario: scenario.name,
    schedules: schedules.map(({ name, expression, timeZone }) => ({ name, expression, timeZone })),
  };
}

function warnings({ functions, ignored }: Deployment, scenario: Scenario): string[] {
  const { name, organization } = scenario;
  const account = functions[0]?.accountId;
  const types = new Set(ignored.map(({ type }) => type));
  // It has no effect here: it is CDK's usage statistics.
  types.delete('AWS::CDK::Metadata');
  return [
    ...(account === undefined || account === organization.managementAccountId
      ? []
      : [
          `the function's account ${account} is not the management account ${organization.managementAccountId} ` +
            `of scenario ${name}: Organizations will refuse it`,
        ]),
    ...coveredDays(scenario),
    ...(types.size === 0 ? [] : [`not served: ${[...types].sort().join(', ')}`]),
  ];
}

/** A remark on what a bill from a folder covers. Every other day is served as AWS would serve it, and looks like one. */
function coveredDays({ name, ledger }: Scenario): string[] {
  const coverage = coverageOf(ledger);
  if (coverage === undefined || shippedScenarios.includes(name)) return [];
  const [first, last] = [ledger.starts[0] ?? 0, coverage.usageEnd - DAY].map(formatDate);
  const missing = monthsWithoutCharges(coverage).map((month) => formatDate(month).slice(0, 7));
  const without = missing.length === 0 ? '' : ` without ${missing.join(', ')}`;
  return [
    `the bill of scenario ${name} covers ${first} to ${last}${without}; a period without any charge is refused, and one that ends ` +
      'later is estimated unless --today says that the bill is complete',
  ];
}

function explain(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return 'the port is in use: choose another with --port, or omit --port to get a free one';
  }
  const message = (error instanceof Error ? error.message : String(error)).replaceAll(/\s*\n\s*/g, ' ');
  return String(code).startsWith('ERR_PARSE_ARGS') ? `${message}; see --help` : message;
}
