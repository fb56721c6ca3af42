import { runSimulation, type Simulation } from '@cloud-copilot/iam-simulate';
import type { NamedPolicy, PolicyDocument, PolicyStatement } from '@ou-cost/sandbox/deployed';
import { isCovered } from '../policies/arn.ts';
import { listOf } from '../policies/grants.ts';

/** A request and every policy that is about it. */
export interface Question {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly resourceAccount: string;
  /** The condition keys of the request. */
  readonly keys: Readonly<Record<string, string | string[]>>;
  readonly identity: readonly NamedPolicy[];
  readonly ofResource: PolicyDocument | undefined;
  readonly boundary: NamedPolicy | undefined;
  readonly ofEndpoint: PolicyDocument | undefined;
}

/** Memoization: most variants ask the same questions of the same policies. */
const decisions = new Map<string, Promise<boolean>>();

/**
 * Whether IAM allows it, as iam-simulate evaluates all the policies.
 * @throws Error for policies or a request that it cannot evaluate
 */
export function decide(question: Question): Promise<boolean> {
  const key = keyOf(question);
  const decision = decisions.get(key) ?? simulate(question);
  decisions.set(key, decision);
  return decision;
}

/**
 * What the decision depends on. A statement about other actions has no part in it, so the same answer serves for
 * policies that differ in such statements only, as the policies of many variants and of most faults do.
 */
function keyOf({ identity, ofResource, boundary, ofEndpoint, ...request }: Question): string {
  const asked = request.action.toLowerCase();
  const about = (document: PolicyDocument) => ({
    ...document,
    Statement: document.Statement.filter((statement) => isAbout(statement, asked)),
  });
  const ofPrincipal = identity.map(({ document }) => about(document));
  return JSON.stringify([
    request,
    ofPrincipal.filter(({ Statement }) => Statement.length > 0),
    // Where there is such a policy, none of its statements being about the action is a refusal.
    [ofResource, boundary?.document, ofEndpoint].map((document) => document && about(document)),
  ]);
}

function isAbout({ Action, NotAction }: PolicyStatement, asked: string): boolean {
  if (NotAction !== undefined) return true;
  return listOf(Action).some((pattern) => {
    const named = pattern.toLowerCase();
    return named === asked || (/[*?]/.test(named) && isCovered(asked, named));
  });
}

async function simulate(question: Question): Promise<boolean> {
  const { principal, action, resource, resourceAccount, keys } = question;
  const { identity, ofResource, boundary, ofEndpoint } = question;
  const simulation: Simulation = {
    request: {
      principal,
      action,
      resource: { resource, accountId: resourceAccount },
      contextVariables: { ...keys },
    },
    identityPolicies: identity.map(named),
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    ...(ofResource === undefined ? {} : { resourcePolicy: ofResource }),
    ...(boundary === undefined ? {} : { permissionBoundaryPolicies: [named(boundary)] }),
    ...(ofEndpoint === undefined
      ? {}
      : { vpcEndpointPolicies: [{ name: 'the endpoint', policy: ofEndpoint }] }),
  };
  const results = await runSimulation(simulation, {});
  if (results.resultType !== 'error') return results.overallResult === 'Allowed';
  const reasons = JSON.stringify(results.errors);
  throw new Error(`${action} on ${resource} cannot be evaluated: ${reasons}`);
}

function named({ name, document }: NamedPolicy): { name: string; policy: PolicyDocument } {
  return { name, policy: document };
}
