import type { CallRecorder } from '../call-recorder.ts';
import type { AccessRequest, Authorizer, Decision } from './authorizer.ts';

/** The calls that AWS's services make by themselves: IAM decides each, and each is recorded. */
export class PlatformCalls {
  readonly #authorizer: Authorizer;
  readonly #recorder: CallRecorder;

  constructor(authorizer: Authorizer, recorder: CallRecorder) {
    this.#authorizer = authorizer;
    this.#recorder = recorder;
  }

  async ask(requestId: string, request: AccessRequest): Promise<Decision> {
    const { principal, action, resource, region } = request;
    const [service = '', operation = ''] = action.split(':');
    const complete = this.#recorder.open({
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
    const decision = await this.#authorizer.decide(request);
    const { allowed, conditionKeys } = decision;
    complete({
      decision: allowed ? 'allowed' : 'denied',
      conditionKeys,
      ...(allowed ? {} : { errorCode: service === 'sts' ? 'AccessDenied' : 'AccessDeniedException' }),
    });
    return decision;
  }
}
