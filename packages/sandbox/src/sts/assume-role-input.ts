import { ServiceError } from '../service.ts';

export interface AssumeRoleInput {
  readonly roleArn: string;
  readonly roleSessionName: string;
  readonly durationSeconds: number;
  readonly externalId?: string;
  /** A session policy as JSON text. */
  readonly policy?: string;
}

interface Constraint {
  readonly member: string;
  readonly least: number;
  readonly most: number;
  readonly pattern: RegExp;
}

const constraints = {
  RoleArn: { member: 'roleArn', least: 20, most: 2048, pattern: /^[\t\n\r -~\u0085 -￿]+$/ },
  RoleSessionName: { member: 'roleSessionName', least: 2, most: 64, pattern: /^[\w+=,.@-]*$/ },
  ExternalId: { member: 'externalId', least: 2, most: 1224, pattern: /^[\w+=,.@:/-]*$/ },
  Policy: { member: 'policy', least: 1, most: 2048, pattern: /^[\t\n\r -ÿ]+$/ },
} as const satisfies Record<string, Constraint>;

const known = new Set(['RoleArn', 'RoleSessionName', 'DurationSeconds', 'ExternalId', 'Policy']);

/** @throws ServiceError ValidationError in the words of STS, or if the sandbox does not support a parameter */
export function parseAssumeRole(form: Record<string, unknown>): AssumeRoleInput {
  const unsupported = Object.keys(form).filter((name) => !known.has(name));
  if (unsupported.length > 0) {
    throw new ServiceError(
      'ValidationError',
      `the sandbox does not support ${unsupported.join(', ')} in AssumeRole`,
    );
  }
  const externalId = optional(form, 'ExternalId');
  const policy = optional(form, 'Policy');
  const roleArn = required(form, 'RoleArn');
  if (!/^arn:[^:]+:iam::\d{12}:role\/.+/.test(roleArn)) {
    throw new ServiceError('ValidationError', `${roleArn} is invalid`);
  }
  return {
    roleArn,
    roleSessionName: required(form, 'RoleSessionName'),
    durationSeconds: duration(form['DurationSeconds']),
    ...(externalId === undefined ? {} : { externalId }),
    ...(policy === undefined ? {} : { policy }),
  };
}

function required(form: Record<string, unknown>, name: 'RoleArn' | 'RoleSessionName'): string {
  const value = optional(form, name);
  if (value === undefined) {
    throw violation('null', constraints[name].member, 'Member must not be null');
  }
  return value;
}

function optional(form: Record<string, unknown>, name: keyof typeof constraints): string | undefined {
  const value = form[name];
  if (value === undefined) {
    return undefined;
  }
  const text = String(value);
  const { member, least, most, pattern } = constraints[name];
  if (text.length < least) {
    throw violation(text, member, `Member must have length greater than or equal to ${least}`);
  }
  if (text.length > most) {
    throw violation(text, member, `Member must have length less than or equal to ${most}`);
  }
  if (!pattern.test(text)) {
    throw violation(
      text,
      member,
      `Member must satisfy regular expression pattern: ${pattern.source.slice(1, -1)}`,
    );
  }
  return text;
}

function duration(value: unknown): number {
  const seconds = value === undefined ? 3600 : Number(value);
  if (!Number.isInteger(seconds) || seconds < 900) {
    throw violation(String(value), 'durationSeconds', 'Member must have value greater than or equal to 900');
  }
  if (seconds > 43_200) {
    throw violation(String(value), 'durationSeconds', 'Member must have value less than or equal to 43200');
  }
  return seconds;
}

function violation(value: string, member: string, constraint: string): ServiceError {
  return new ServiceError(
    'ValidationError',
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ${constraint}`,
  );
}
