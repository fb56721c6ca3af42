import { generatedScenario, type Scenario } from '@ou-cost/sandbox';

/** A small organization, the same in every run, into which the variants are deployed. */
export interface Organization {
  readonly scenario: Scenario;
  readonly payer: string;
  /** A member account, for variants that deploy the function outside the management account. */
  readonly member: string;
  /** The last account in a listing of all accounts. */
  readonly lastListed: string;
  readonly rootId: string;
}

type Node = Scenario['organization']['root'];

function accountsIn(node: Node): Node['accounts'] {
  return [...node.accounts, ...node.organizationalUnits.flatMap(accountsIn)];
}

function unitsIn(node: Node): Node[] {
  return node.organizationalUnits.flatMap((unit) => [unit, ...unitsIn(unit)]);
}

/**
 * Twelve accounts: the management account at the root, and two organizational units, one inside the other. A listing
 * therefore shows the first unit early and ends with an account that has had time to move.
 */
export function smallOrganization(): Organization {
  const generated = generatedScenario({ accounts: 12, ous: 2, months: 1, seed: 20, today: '2026-11-20' });
  const { managementAccountId: payer, root } = generated.organization;
  const all = accountsIn(root);
  const [first, second] = unitsIn(root);
  if (first === undefined || second === undefined) throw new Error('the organization lacks its two units');
  const members = all.filter(({ id }) => id !== payer);
  const inner = { ...second, accounts: members.slice(6), organizationalUnits: [] };
  const outer = { ...first, accounts: members.slice(0, 6), organizationalUnits: [inner] };
  const tree = { ...root, accounts: all.filter(({ id }) => id === payer), organizationalUnits: [outer] };
  return {
    scenario: { ...generated, organization: { ...generated.organization, root: tree } },
    payer,
    member: members.at(0)?.id ?? '',
    lastListed: members.at(-1)?.id ?? '',
    rootId: root.id,
  };
}
