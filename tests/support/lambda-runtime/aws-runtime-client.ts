import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../files/repository.ts';
import { start } from '../processes/execute.ts';
import type { InvocationEnd } from './invocation-end.ts';
import { type OfferedEvent, RuntimeApi } from './runtime-api.ts';

const FOLDER = 'tests/support/lambda-runtime/aws-client';
const CLIENT = join(REPOSITORY, FOLDER, 'node_modules/aws-lambda-ric');

/** Writes a line where it was not built, because the tests that need it are skipped without a failure. */
export function hasAwsRuntimeClient(): boolean {
  if (existsSync(join(CLIENT, 'rapid-client.node'))) return true;
  process.stderr.write(
    `skipped: the tests with AWS's runtime client for Lambda; where CMake and a C++ compiler are installed, \`npm ci --prefix ${FOLDER}\` builds it\n`,
  );
  return false;
}

/** Runs one event of a function with AWS's own runtime client; `environment` is all that the function's process has. */
export async function onAwsRuntimeClient(
  environment: Readonly<Record<string, string>>,
  offered: OfferedEvent,
): Promise<InvocationEnd> {
  const api = new RuntimeApi(offered);
  const env = { ...environment, AWS_LAMBDA_RUNTIME_API: await api.listen() };
  const runtime = start(process.execPath, [join(CLIENT, 'index.mjs'), environment['_HANDLER'] ?? ''], {
    env,
    cwd: environment['LAMBDA_TASK_ROOT'] ?? '',
  });
  const died = runtime.ended.then(({ stdout, stderr }) => {
    throw new Error(`AWS's runtime client ended before the invocation did: ${stdout}${stderr}`);
  });
  try {
    return await Promise.race([api.ended, died]);
  } finally {
    runtime.child.kill('SIGKILL');
    died.catch(() => {});
    api.stop();
  }
}
