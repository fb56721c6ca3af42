/** A resource of a template, its texts filled in as far as they are known before deployment. */
export interface TemplateResource {
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface Target {
  readonly accountId: string;
  readonly region: string;
  readonly partition: string;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The pseudo parameters and the joins of texts, filled in; every other function stays as it is. */
function filledIn(value: unknown, known: Readonly<Record<string, string>>): unknown {
  if (Array.isArray(value)) return value.map((element) => filledIn(element, known));
  if (!isRecord(value)) return value;
  const { Ref: reference, 'Fn::Join': join } = value;
  if (typeof reference === 'string') return known[reference] ?? value;
  if (Array.isArray(join) && typeof join[0] === 'string') {
    const parts = filledIn(join[1], known);
    if (Array.isArray(parts) && parts.every((part) => typeof part === 'string')) return parts.join(join[0]);
  }
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, filledIn(member, known)]));
}

/** The resources of a template's JSON, for the account and region that it goes to. */
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

/** A property that is a text already. */
export function textOf({ properties }: TemplateResource, key: string): string | null {
  const value = properties[key];
  return typeof value === 'string' ? value : null;
}

/** A property's texts, one or many; what is only known after deployment is left out. */
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
