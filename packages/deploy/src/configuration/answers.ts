import { validate as isArn, parse as parseArn } from '@aws-sdk/util-arn-parser';
import { partitionOf } from '@ou-cost/contract';
import { OuCostError } from '@ou-cost/spend';

function refusal(text: string, what: string): OuCostError {
  return new OuCostError('InvalidConfiguration', `'${text}' ${what}`);
}

/** The only part of an ARN that a pattern matches; null if the text is no ARN or does not match. */
function partOfArn(text: string, pattern: RegExp): string | null {
  return isArn(text) ? (pattern.exec(parseArn(text).resource)?.[1] ?? null) : null;
}

/**
 * An account id: its twelve digits, in groups as the console shows them (`1234-5678-9012`), or any ARN of the account.
 * The ARN of an account in Organizations begins with the management account's id and ends with the account's own.
 */
export function readAccountId(text: string): string {
  const given = text.trim();
  const fromArn =
    partOfArn(given, /^account\/o-[^/]+\/(\d{12})$/) ?? (isArn(given) ? parseArn(given).accountId : null);
  const id = fromArn ?? given.replace(/[-\s]/g, '');
  if (/^\d{12}$/.test(id)) return id;
  throw refusal(text, 'is not an account id: write its twelve digits, or an ARN of the account');
}

/** A region. The console shows availability zones beside regions, so one of those is told apart. */
export function readRegion(text: string): string {
  const region = text.trim().toLowerCase();
  if (/^[a-z]{2,4}(-[a-z]+)+-\d$/.test(region)) return region;
  const [, ofZone] = /^([a-z]{2,4}(?:-[a-z]+)+-\d)[a-z]$/.exec(region) ?? [];
  throw refusal(
    text,
    ofZone === undefined
      ? "is not a region: write it like 'ap-northeast-1'"
      : `is an availability zone: write its region, '${ofZone}'`,
  );
}

/** The organization's id, or an ARN that contains it. */
export function readOrganizationId(text: string): string {
  const given = text.trim();
  const id = partOfArn(given, /^[a-z]+\/(o-[^/]+)/) ?? given;
  if (/^o-[a-z0-9]{10,32}$/.test(id)) return id;
  throw refusal(text, "is not an organization's id: write it as in 'o-a1b2c3d4e5'");
}

/** What a pasted ARN of the caller's role must go with; absent: not known yet. */
interface CallerPlace {
  readonly callerAccount?: string;
  readonly region?: string;
}

/** A role's name with its path, from its name or its ARN. The ARN must be of the caller's account. */
export function readRole(text: string, place: CallerPlace): string {
  const given = text.trim();
  const name = isArn(given) ? roleOfArn(given, place) : given.replace(/^\//, '');
  if (/^([\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/.test(name)) return name;
  throw refusal(
    text,
    'is not the name of a role: use up to 64 letters, digits and +=,.@_-, after its path if it has one, or paste its ARN',
  );
}

function roleOfArn(arn: string, { callerAccount, region }: CallerPlace): string {
  const { partition, accountId, resource } = parseArn(arn);
  const [type = ''] = resource.split('/');
  if (type === 'assumed-role') {
    throw refusal(
      arn,
      "is a session, which does not show its role's path: paste the role's own ARN, as IAM shows it",
    );
  }
  if (type !== 'role')
    throw refusal(arn, `is not a role, but a thing of the type '${type}': paste the ARN of a role`);
  if (callerAccount !== undefined && accountId !== callerAccount) {
    throw refusal(arn, `is a role of account ${accountId}, and the caller account is ${callerAccount}`);
  }
  if (region !== undefined && partition !== partitionOf(region)) {
    throw refusal(arn, `is in the partition '${partition}', and ${region} in '${partitionOf(region)}'`);
  }
  return resource.slice('role/'.length);
}
