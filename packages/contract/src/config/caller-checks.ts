import { parse, validate } from '@aws-sdk/util-arn-parser';
import { functionAccountOf, partitionOf, readerAccountOf } from './addresses.ts';
import { type Path, type Payload, report } from './checks.ts';
import { MANAGED_ROLE } from './formats.ts';
import type { ConfigDocument } from './schema.ts';

/** A role is known by its account and name: IAM allows a name once in an account, whatever its path and case. */
function identityOf(accountId: string, roleName: string): string {
  return `${accountId}/${roleName.toLowerCase()}`;
}

/** Undefined where the text is not an ARN: its field reports that already. */
function identityOfArn(arn: string): string | undefined {
  if (!validate(arn)) return undefined;
  const { accountId, resource } = parse(arn);
  return identityOf(accountId, resource.slice(resource.lastIndexOf('/') + 1));
}

interface NamedRole {
  readonly path: Path;
  readonly arn: string;
}

function callersOf({ callers }: ConfigDocument): NamedRole[] {
  return callers.map(({ roleArn: arn }, index) => ({ path: ['callers', index, 'roleArn'], arn }));
}

function directInvokersOf({ directInvokers }: ConfigDocument): NamedRole[] {
  return directInvokers.map((arn, index) => ({ path: ['directInvokers', index], arn }));
}

export function checkCallers(payload: Payload): void {
  const { callers, githubActions } = payload.value;
  if (callers.length === 0 && githubActions.length === 0) {
    const message = "is empty: name the role of the scheduler, or a workflow under 'githubActions'";
    report(payload, ['callers'], message, callers);
  }
  checkRepetitions(payload);
  checkOwnRoles(payload);
  checkManagedRoles(payload);
}

function checkRepetitions(payload: Payload): void {
  const { githubActions, payer, roles } = payload.value;
  const created = githubActions.map(({ accountId, roleName }, index) => ({
    path: ['githubActions', index],
    arn: `arn:${partitionOf(payer.region)}:iam::${accountId}:role${roles.path}${roleName}`,
  }));
  for (const list of [[...callersOf(payload.value), ...created], directInvokersOf(payload.value)]) {
    const seen = new Map<string, string>();
    for (const { path, arn } of list) {
      const identity = identityOfArn(arn) ?? arn;
      const other = seen.get(identity);
      seen.set(identity, arn);
      if (other === undefined) continue;
      const message =
        other === arn ? 'is named twice' : `has the name of ${other}, and an account has a name only once`;
      report(payload, path, message, arn);
    }
  }
}

/** The roles that the stacks create, by identity, each with what it is. */
function ownRoles(config: ConfigDocument): Map<string, string> {
  const { names } = config;
  const inFunctionAccount = functionAccountOf(config);
  return new Map([
    [identityOf(readerAccountOf(config), names.readerRole), "the reader role ('names.readerRole')"],
    [identityOf(inFunctionAccount, names.workerRole), "the worker role ('names.workerRole')"],
    [identityOf(inFunctionAccount, names.invokerRole), "the invoker role ('names.invokerRole')"],
    [identityOf(inFunctionAccount, names.archivistRole), "the archivist role ('names.archivistRole')"],
    [identityOf(inFunctionAccount, names.delivererRole), "the deliverer role ('names.delivererRole')"],
    [identityOf(inFunctionAccount, names.schedulerRole), "the scheduler role ('names.schedulerRole')"],
  ]);
}

/** The roles of the stacks do not call each other from outside: such a trust would be a way around the chain. */
function checkOwnRoles(payload: Payload): void {
  const { githubActions } = payload.value;
  const own = ownRoles(payload.value);
  for (const { path, arn } of [...callersOf(payload.value), ...directInvokersOf(payload.value)]) {
    const what = own.get(identityOfArn(arn) ?? '');
    if (what === undefined) continue;
    report(payload, path, `is ${what}, which the stacks create: name the role of the scheduler`, arn);
  }
  const workflows = new Map(
    githubActions.map(({ accountId, roleName }, index) => [identityOf(accountId, roleName), index]),
  );
  for (const { path, arn } of directInvokersOf(payload.value)) {
    const index = workflows.get(identityOfArn(arn) ?? '');
    if (index === undefined) continue;
    report(payload, path, `is the role that the stacks create for 'githubActions[${index}]': remove it`, arn);
  }
  githubActions.forEach((workflow, index) => {
    const what = own.get(identityOf(workflow.accountId, workflow.roleName));
    if (what === undefined) return;
    report(
      payload,
      ['githubActions', index],
      `has the name of ${what}: give it a 'roleName' of its own`,
      workflow,
    );
  });
}

/** AWS does not let anyone attach a policy to the roles that it manages itself. */
function checkManagedRoles(payload: Payload): void {
  for (const { path, arn } of [...callersOf(payload.value), ...directInvokersOf(payload.value)]) {
    if (!MANAGED_ROLE.test(arn)) continue;
    const message =
      'is a role that AWS manages, to which no policy can be attached: name a role of your own that it can assume';
    report(payload, path, message, arn);
  }
}
