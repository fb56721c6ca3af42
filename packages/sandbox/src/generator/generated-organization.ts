import type { ScenarioAccount, ScenarioNode, ScenarioOrganization } from '../scenario/organization.ts';
import { Identifiers } from './identifiers.ts';
import type { Random } from './random.ts';

export interface GeneratedAccount {
  readonly id: string;
  readonly name: string;
}

export interface GeneratedOrganization {
  readonly organization: ScenarioOrganization;
  /** Accounts that have left the organization. */
  readonly departed: readonly GeneratedAccount[];
}

/** Only a few names, so that branches share them; some are difficult in paths, tables and spreadsheets. */
const OU_NAMES = [
  'Prod',
  'Dev',
  'Staging',
  '本番',
  'Forschung & Entwicklung',
  'a/b\\c',
  '=SUM(A1)',
  'São Paulo',
  '🚀',
];
const STATES = ['ACTIVE', 'ACTIVE', 'ACTIVE', 'ACTIVE', 'ACTIVE', 'SUSPENDED', 'PENDING_CLOSURE', 'CLOSED'];
const DEEPEST = 5;

interface GrowingNode extends ScenarioNode {
  readonly depth: number;
  readonly accounts: ScenarioAccount[];
  readonly organizationalUnits: GrowingNode[];
}

/** A random tree with the given numbers of OUs and accounts, up to five levels deep; the root has accounts as well. */
export function generatedOrganization(
  random: Random,
  counts: { readonly accounts: number; readonly ous: number; readonly departed: number },
): GeneratedOrganization {
  const ids = new Identifiers(random);
  const root = growingNode(ids.rootId(), 'Root', 0);
  const nodes = [root];
  const open = [root];
  while (nodes.length <= counts.ous) {
    const parent = random.pick(open);
    const node = growingNode(ids.ouId(root.id), siblingName(random, parent), parent.depth + 1);
    parent.organizationalUnits.push(node);
    nodes.push(node);
    if (node.depth < DEEPEST) open.push(node);
  }
  const management = account(ids.accountId(), 'management', 'ACTIVE');
  root.accounts.push(management);
  for (let index = 1; index < counts.accounts; index += 1) {
    const name = random.chance(0.1) ? 'same name' : `account ${index}`;
    random.pick(nodes).accounts.push(account(ids.accountId(), name, random.pick(STATES)));
  }
  return {
    organization: { id: ids.organizationId(), managementAccountId: management.id, root: settled(root) },
    departed: Array.from({ length: counts.departed }, (_, index) => ({
      id: ids.accountId(),
      name: index % 3 === 0 ? '' : `departed ${index}`,
    })),
  };
}

function growingNode(id: string, name: string, depth: number): GrowingNode {
  return { id, name, depth, accounts: [], organizationalUnits: [] };
}

function siblingName(random: Random, parent: GrowingNode): string {
  const name = random.pick(OU_NAMES);
  const isTaken = parent.organizationalUnits.some((sibling) => sibling.name === name);
  return isTaken ? `${name} ${parent.organizationalUnits.length}` : name;
}

function account(id: string, name: string, state: string): ScenarioAccount {
  return { id, name, email: `aws+${id}@generated.example`, state, joined: '2020-01-01' };
}

function settled({ id, name, accounts, organizationalUnits }: GrowingNode): ScenarioNode {
  return { id, name, accounts, organizationalUnits: organizationalUnits.map(settled) };
}
