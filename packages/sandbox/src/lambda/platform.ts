import { splitArnParts } from '@cloud-copilot/iam-utils';
import type { DeployedFunction } from '../deployed/model.ts';
import type { PlatformCalls } from '../iam/platform-calls.ts';
import type { Principal } from '../iam/principal.ts';
import type { LogStore } from './log-store.ts';

export interface PlatformParts {
  readonly platform: PlatformCalls;
  readonly logs: LogStore;
}

/** The calls that Lambda itself makes to other services for a function; IAM decides each, and each is recorded. */
export class LambdaPlatform {
  readonly #parts: PlatformParts;

  constructor(parts: PlatformParts) {
    this.#parts = parts;
  }

  /** Whether the trust policy of the execution role allows Lambda to assume it for this function. */
  async mayAssumeRole(deployed: DeployedFunction, requestId: string): Promise<boolean> {
    return (
      await this.#parts.platform.ask(requestId, {
        principal: {
          service: 'lambda.amazonaws.com',
          sourceArn: deployed.arn,
          sourceAccount: deployed.accountId,
        },
        action: 'sts:AssumeRole',
        resource: deployed.roleArn,
        region: deployed.region,
      })
    ).allowed;
  }

  /** Writes the lines to the function's log group if the execution role allows it; otherwise drops them, as on AWS. */
  async deliverLog(
    deployed: DeployedFunction,
    worker: Principal,
    requestId: string,
    stream: string,
    lines: readonly string[],
  ): Promise<void> {
    const { logs } = this.#parts;
    const { partition } = splitArnParts(deployed.arn);
    const group = `arn:${partition}:logs:${deployed.region}:${deployed.accountId}:log-group:${deployed.logGroupName}`;
    const may = async (action: string, resource: string): Promise<boolean> =>
      (
        await this.#parts.platform.ask(requestId, {
          principal: worker,
          action,
          resource,
          region: deployed.region,
        })
      ).allowed;
    if (!logs.hasGroup(group)) {
      if (!(await may('logs:CreateLogGroup', `${group}:log-stream:${stream}`))) {
        return;
      }
      logs.createGroup(group);
    }
    if (!(await may('logs:CreateLogStream', `${group}:log-stream:${stream}`))) {
      return;
    }
    if (await may('logs:PutLogEvents', `${group}:log-stream:${stream}`)) {
      logs.append(group, stream, lines);
    }
  }
}
