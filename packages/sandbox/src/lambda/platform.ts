import { splitArnParts } from '@cloud-copilot/iam-utils';
import type { CallRecorder } from '../call-recorder.ts';
import type { DeployedFunction } from '../deployed/model.ts';
import type { AccessRequest, Authorizer } from '../iam/authorizer.ts';
import type { Principal } from '../iam/principal.ts';
import type { LogStore } from './log-store.ts';

export interface PlatformParts {
  readonly authorizer: Authorizer;
  readonly recorder: CallRecorder;
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
    return await this.#ask(requestId, {
      principal: {
        service: 'lambda.amazonaws.com',
        sourceArn: deployed.arn,
        sourceAccount: deployed.accountId,
      },
      action: 'sts:AssumeRole',
      resource: deployed.roleArn,
      region: deployed.region,
    });
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
    const may = (action: string, resource: string): Promise<boolean> =>
      this.#ask(requestId, { principal: worker, action, resource, region: deployed.region });
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

  async #ask(requestId: string, request: AccessRequest): Promise<boolean> {
    const { principal, action, resource, region } = request;
    const [service = '', operation = ''] = action.split(':');
    const complete = this.#parts.recorder.open({
      origin: 'platform',
      requestId,
      service,
      operation,
      action,
      resource,
      region,
      decision: 'not-evaluated',
      ...('service' in principal
        ? { principal: principal.service }
        : { principal: principal.arn, principalRoleArn: principal.roleArn }),
    });
    const { allowed, conditionKeys } = await this.#parts.authorizer.decide(request);
    complete({
      decision: allowed ? 'allowed' : 'denied',
      conditionKeys,
      ...(allowed ? {} : { errorCode: service === 'sts' ? 'AccessDenied' : 'AccessDeniedException' }),
    });
    return allowed;
  }
}
