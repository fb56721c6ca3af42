import { propertiesOf, type Resolved } from '../one-file/resolved.ts';

interface AskedRole {
  readonly RoleName: string;
  readonly Path?: string;
  readonly Description: string;
  readonly AssumeRolePolicyDocument: object;
  readonly Policies: readonly { readonly PolicyName: string; readonly PolicyDocument: object }[];
}

interface AskedFunction {
  readonly Timeout: string;
  readonly MemorySize: string;
  readonly Environment: { readonly Variables: Readonly<Record<string, string>> };
  readonly VpcConfig?: { readonly SubnetIds: readonly string[] };
  readonly [property: string]: unknown;
}

/** What CDK's template asks for of IAM. */
export function rolesIn(resolved: Resolved) {
  const roles = propertiesOf<AskedRole>(resolved, 'AWS::IAM::Role').map((role) => {
    const policies = Object.fromEntries(
      role.Policies.map(({ PolicyName, PolicyDocument }) => [PolicyName, PolicyDocument]),
    );
    const { RoleName, Path = '/', Description, AssumeRolePolicyDocument } = role;
    return [RoleName, { path: Path, description: Description, trust: AssumeRolePolicyDocument, policies }];
  });
  return Object.fromEntries(roles);
}

/** What CDK's template asks for of Lambda, as Lambda answers it. */
export function functionIn(resolved: Resolved, way = 'template') {
  const [asked] = propertiesOf<AskedFunction>(resolved, 'AWS::Lambda::Function');
  if (asked === undefined) throw new Error('there is no function');
  const { FunctionName, Description, Handler, Runtime, Role, Timeout, MemorySize, VpcConfig } = asked;
  const { Variables } = asked.Environment;
  return {
    FunctionName,
    Description,
    Handler,
    Runtime,
    Role,
    Timeout: Number(Timeout),
    MemorySize: Number(MemorySize),
    Environment: { Variables: { ...Variables, OU_COST_DEPLOYED_THROUGH: way } },
    ...(VpcConfig === undefined ? {} : { VpcConfig: { SubnetIds: VpcConfig.SubnetIds } }),
  };
}
