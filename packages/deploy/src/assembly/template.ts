/** A resource of a template, in which everything is filled in that is known before the deployment. */
export interface TemplateResource {
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Where a stack is deployed to. */
export interface Target {
  readonly accountId: string;
  readonly region: string;
  readonly partition: string;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Replaces pseudo parameters, and joins texts; every other intrinsic function stays as it is. */
function filledIn(value: unknown, known: Readonly<Record<string, string>>): unknown {
  if (Array.isArray(value)) return value.map((element) => filledIn(element, known));
  if (!isRecord(value)) return value;
  const { Ref: reference, 'Fn::Join': join } = value;
  if (typeof reference === 'string') return Object.hasOwn(known, reference) ? known[reference] : value;
  if (Array.isArray(join) && typeof join[0] === 'string') {
    const parts = filledIn(join[1], known);
    if (Array.isArray(parts) && parts.every((part) => typeof part === 'string')) return parts.join(join[0]);
  }
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, filledIn(member, known)]));
}

/** The resources of a template, for the account and region that it is deployed to. */
export function resourcesOf(template: unknown, { accountId, region, partition }: Target): TemplateResource[] {
  const known = {
    'AWS::Partition': partition,
    'AWS::AccountId': accountId,
    'AWS::Region': region,
    'AWS::URLSuffix': partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com',
  };
  const resources = isRecord(template) && isRecord(template['Resources']) ? template['Resources'] : {};
  return Object.entries(resources).flatMap(([logicalId, resource]) => {
    if (!isRecord(resource) || typeof resource['Type'] !== 'string') return [];
    const properties = filledIn(resource['Properties'] ?? {}, known);
    return [{ logicalId, type: resource['Type'], properties: isRecord(properties) ? properties : {} }];
  });
}

/** The value of a property if it is a text; null if it is only known after the deployment. */
export function textOf({ properties }: TemplateResource, key: string): string | null {
  const value = Object.hasOwn(properties, key) ? properties[key] : null;
  return typeof value === 'string' ? value : null;
}

/** The texts of a property, which may be one or many; values that are only known after the deployment are left out. */
export function textsIn(value: unknown): string[] {
  return [value].flat().filter((element) => typeof element === 'string');
}

export interface Statement {
  readonly Effect: string;
  readonly Principal?: Readonly<Record<string, unknown>> | string;
  readonly [key: string]: unknown;
}

/** The statements of a policy document in a template. */
export function statementsOf(document: unknown): Statement[] {
  const statements = isRecord(document) ? [document['Statement']].flat() : [];
  return statements.filter((statement): statement is Statement => {
    return isRecord(statement) && typeof statement['Effect'] === 'string';
  });
}
