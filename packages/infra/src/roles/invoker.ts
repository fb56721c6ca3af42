import { INVOKER_CALLS } from '@ou-cost/aws/permissions';
import { type Config, functionAccountOf } from '@ou-cost/contract';
import {
  AccountPrincipal,
  CompositePrincipal,
  PolicyStatement,
  type PrincipalBase,
  type Role,
} from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { callerRoles } from '../caller/accounts.ts';
import { conditionOn, ifGiven } from '../parameters/optional.ts';
import { grantsPolicy } from './grants.ts';
import { projectRole, resourceOf } from './project-role.ts';
import { checkTrustLength } from './trust-length.ts';

/**
 * Role 1: callers assume it, and it may invoke the one function. It trusts the callers' accounts, under the condition
 * that the principal is a configured role. IAM would store a role named as the principal by its unique id, so the trust
 * would be lost if the role were created anew. The caller's own policy must allow the call as well, in any account.
 */
export class InvokerRole extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, config: Config) {
    super(scope, id);
    const callers = [...callerRoles(config)].map(([accountId, roleArns]) => ({
      roleArns,
      principal: this.#roleOf(accountId, roleArns, config.externalId),
    }));
    this.role = projectRole(
      this,
      {
        accountId: functionAccountOf(config),
        roleName: config.names.invokerRole,
        description: 'Assumed by the scheduler; may invoke the cost report function and nothing else',
        assumedBy: new CompositePrincipal(...callers.map(({ principal }) => principal)),
        policies: [{ name: 'invoke-report', document: grantsPolicy(INVOKER_CALLS, config) }],
      },
      config,
    );
    if (callers.some(({ roleArns }) => this.#mayBeLeftOut(roleArns))) this.#trustOnlyGiven(callers);
    else checkTrustLength(this.role, config);
  }

  #roleOf(accountId: string, roleArns: readonly string[], externalId: string | undefined) {
    const givenId = ifGiven(externalId, { 'sts:ExternalId': externalId });
    return new AccountPrincipal(accountId).withConditions({
      ArnEquals: { 'aws:PrincipalArn': roleArns.length === 1 ? roleArns[0] : roleArns },
      ...(givenId === undefined ? {} : { StringEquals: givenId }),
    });
  }

  #mayBeLeftOut(roleArns: readonly string[]): boolean {
    return roleArns.some((arn) => conditionOn(arn) !== undefined);
  }

  /** Callers that are parameters are trusted where they have a value. */
  #trustOnlyGiven(callers: readonly { roleArns: readonly string[]; principal: PrincipalBase }[]): void {
    const statements = callers.map(({ roleArns: [arn = ''], principal }) => {
      const statement = new PolicyStatement({ actions: ['sts:AssumeRole'], principals: [principal] });
      return ifGiven(arn, statement.toStatementJson());
    });
    resourceOf(this.role).addPropertyOverride('AssumeRolePolicyDocument.Statement', statements);
  }
}
