import type { DeployedSchedule, DeployedScheduleGroup } from '../deployed/model.ts';
import type { SignedCall } from '../protocols/endpoint.ts';
import { jsonRoute, type RestRoute } from '../protocols/rest-endpoint.ts';
import { ServiceError } from '../service.ts';

const MOST_LISTED = 100;

type Input = Record<string, unknown>;

/** EventBridge Scheduler: ListSchedules and GetSchedule. */
export function schedulerRoutes(
  schedules: readonly DeployedSchedule[],
  groups: readonly DeployedScheduleGroup[],
): RestRoute[] {
  const ofCaller = <T extends { readonly accountId: string; readonly region: string }>(
    all: readonly T[],
    { caller, region }: SignedCall,
  ): readonly T[] => all.filter((each) => each.accountId === caller.accountId && each.region === region);
  return [
    jsonRoute(
      'ListSchedules',
      'GET',
      /^\/schedules$/,
      (_request, query) => ({
        GroupName: query.get('ScheduleGroup') ?? undefined,
        NamePrefix: query.get('NamePrefix') ?? '',
        State: query.get('State') ?? undefined,
        MaxResults: query.get('MaxResults') ?? undefined,
        NextToken: query.get('NextToken') ?? undefined,
      }),
      {
        action: 'scheduler:ListSchedules',
        // The action has no resource type.
        resource: () => '*',
        handle: (input, call) => {
          const { GroupName: group, State: state } = input;
          if (group !== undefined && !ofCaller(groups, call).some(({ name }) => name === group)) {
            throw new ServiceError(
              'ResourceNotFoundException',
              `Schedule group ${group} does not exist.`,
              404,
            );
          }
          const found = ofCaller(schedules, call).filter(
            (each) =>
              (group === undefined || each.group === group) &&
              (state === undefined || stateOf(each) === state) &&
              each.name.startsWith(String(input['NamePrefix'])),
          );
          return page(found, input);
        },
      },
    ),
    jsonRoute(
      'GetSchedule',
      'GET',
      /^\/schedules\/(?<Name>[^/]+)$/,
      (_request, query) => ({ GroupName: query.get('groupName') ?? 'default' }),
      {
        action: 'scheduler:GetSchedule',
        resource: ({ Name: name, GroupName: group }, { partition, region, caller }) =>
          `arn:${partition}:scheduler:${region}:${caller.accountId}:schedule/${group}/${name}`,
        handle: ({ Name: name, GroupName: group }, call) => {
          const found = ofCaller(schedules, call).find((each) => each.name === name && each.group === group);
          if (found === undefined) {
            throw new ServiceError('ResourceNotFoundException', `Schedule ${name} does not exist.`, 404);
          }
          return described(found);
        },
      },
    ),
  ];
}

function stateOf({ isEnabled }: DeployedSchedule): string {
  return isEnabled ? 'ENABLED' : 'DISABLED';
}

function page(found: readonly DeployedSchedule[], { MaxResults, NextToken }: Input): object {
  const from = NextToken === undefined ? 0 : positionOf(String(NextToken));
  const most = Math.min(Number(MaxResults ?? MOST_LISTED), MOST_LISTED);
  if (!Number.isInteger(most) || most < 1) {
    throw new ServiceError('ValidationException', `MaxResults ${MaxResults} is not from 1 to ${MOST_LISTED}`);
  }
  const to = from + most;
  return {
    Schedules: found.slice(from, to).map((each) => ({
      Arn: each.arn,
      GroupName: each.group,
      Name: each.name,
      State: stateOf(each),
      Target: { Arn: each.target.arn },
    })),
    ...(to < found.length ? { NextToken: tokenOf(to) } : {}),
  };
}

function tokenOf(position: number): string {
  return Buffer.from(`schedules from ${position}`).toString('base64url');
}

function positionOf(token: string): number {
  const position = Number(/^schedules from (\d{1,6})$/.exec(Buffer.from(token, 'base64url').toString())?.[1]);
  if (Number.isInteger(position)) return position;
  throw new ServiceError('ValidationException', 'Invalid NextToken');
}

function described(each: DeployedSchedule): object {
  const { target } = each;
  return {
    Arn: each.arn,
    Name: each.name,
    GroupName: each.group,
    Description: each.description,
    State: stateOf(each),
    ScheduleExpression: each.expression,
    ScheduleExpressionTimezone: each.timeZone,
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: {
      Arn: target.arn,
      RoleArn: target.roleArn,
      Input: target.input,
      DeadLetterConfig:
        target.deadLetterQueueArn === undefined ? undefined : { Arn: target.deadLetterQueueArn },
      RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: target.retryAttempts },
    },
  };
}
