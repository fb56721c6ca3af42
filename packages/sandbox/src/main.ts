import { parseCommandLine, usage } from './command/command-line.ts';
import { type Deployment, readDeployment } from './deployed/index.ts';
import { readFaults } from './faults/file.ts';
import { type Sandbox, startSandbox } from './sandbox.ts';
import { loadScenario } from './scenario/load.ts';
import type { Scenario } from './scenario/model.ts';

/** Serves the sandbox until it is interrupted. Exit codes: 0 after an interrupt, 2 if it cannot be started. */
async function main(args: readonly string[]): Promise<void> {
  const { cdkOut, scenario: name, faults: faultsFile, ...options } = parseCommandLine(args);
  const faults = faultsFile === undefined ? {} : { faults: readFaults(faultsFile) };
  const deployment = readDeployment(cdkOut);
  const scenario = await loadScenario(name, options.today === undefined ? {} : { today: options.today });
  const sandbox = await startSandbox({ deployment, scenario, ...options, ...faults });
  const stop = (): void => void sandbox.stop().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  for (const line of warnings(deployment, scenario)) {
    process.stderr.write(`${line}\n`);
  }
  process.stdout.write(`${JSON.stringify(description(sandbox, scenario))}\n`);
}

function description(sandbox: Sandbox, scenario: Scenario): Record<string, unknown> {
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
  };
}

function warnings({ functions, ignored }: Deployment, { name, organization }: Scenario): string[] {
  const account = functions[0]?.accountId;
  const types = new Set(ignored.map(({ type }) => type));
  // Neither has an effect here: the first is CDK's usage statistics, the second is about asynchronous invocations.
  types.delete('AWS::CDK::Metadata');
  types.delete('AWS::Lambda::EventInvokeConfig');
  return [
    ...(account === undefined || account === organization.managementAccountId
      ? []
      : [
          `the function's account ${account} is not the management account ${organization.managementAccountId} ` +
            `of scenario ${name}: Organizations will refuse it`,
        ]),
    ...(types.size === 0 ? [] : [`not served: ${[...types].sort().join(', ')}`]),
  ];
}

function explain(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return 'the port is in use: choose another with --port, or omit --port to get a free one';
  }
  const message = (error instanceof Error ? error.message : String(error)).replaceAll(/\s*\n\s*/g, ' ');
  return String(code).startsWith('ERR_PARSE_ARGS') ? `${message} (${usage})` : message;
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`sandbox: ${explain(error)}\n`);
  process.exit(2);
}
