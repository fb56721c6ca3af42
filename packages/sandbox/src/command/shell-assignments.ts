import { randomUUID } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Sandbox } from '../sandbox.ts';

/** The role of the README's scheduler, as which the file signs in. */
const SCHEDULER_ROLE = 'RundeckBatchRole';

/**
 * Writes a file that a shell can source: it points the AWS CLI and the SDKs to the sandbox, signed in as the
 * scheduler's role. Only the file's owner can read it, also if a file of that name existed with other permissions.
 *
 * @throws Error with one line if the sandbox has no such role, or the file cannot be written
 */
export function writeShellAssignments(file: string, sandbox: Sandbox): void {
  const text = shellAssignments(sandbox);
  const part = `${file}.${randomUUID()}.part`;
  try {
    writeFileSync(part, text, { mode: 0o600, flag: 'wx' });
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new Error(
      `--env ${JSON.stringify(file)} cannot be written (${code}): name a file in a folder that exists`,
      {
        cause: error,
      },
    );
  }
}

function shellAssignments({ endpoint, region, principals, invokerRoleArn }: Sandbox): string {
  const credentials = principals[SCHEDULER_ROLE];
  if (credentials === undefined) {
    const names = Object.keys(principals).join(', ');
    throw new Error(
      `--env needs the role ${SCHEDULER_ROLE}, which the stacks do not name: use one of the principals ${names} ` +
        'of the first line instead',
    );
  }
  const assignments = {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
  };
  const run = invokerRoleArn === undefined ? [] : [`# npx ou-cost run --invoker-role-arn ${invokerRoleArn}`];
  return [
    `# ${SCHEDULER_ROLE} on the sandbox, as long as the sandbox runs`,
    ...Object.entries(assignments).map(([name, value]) => `export ${name}=${quoted(value)}`),
    ...run,
    '',
  ].join('\n');
}

function quoted(value: string): string {
  return `'${value.replaceAll("'", "'\\''")}'`;
}
