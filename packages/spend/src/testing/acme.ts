import type { ListedAccount, ListedUnit } from '../organization/directory.ts';
import type { Bill } from './bill.ts';

const unit = (id: string, name: string, parentId: string | null): ListedUnit => ({ id, name, parentId });
const account = (id: string, name: string, parentId: string, state = 'ACTIVE'): ListedAccount => ({
  id,
  name,
  state,
  parentId,
});

/**
 * A small company: Root holds the payer (100…) and two branches, each with a `Prod` of its own.
 * 900… has spend and has left.
 */
export const ACME: Bill = {
  units: [
    unit('r-acme', 'Root', null),
    unit('ou-acme-workload', 'Workloads', 'r-acme'),
    unit('ou-acme-platform', 'Platform', 'r-acme'),
    unit('ou-acme-wprod000', 'Prod', 'ou-acme-workload'),
    unit('ou-acme-wdev0000', 'Dev', 'ou-acme-workload'),
    unit('ou-acme-pprod000', 'Prod', 'ou-acme-platform'),
  ],
  accounts: [
    account('100000000000', 'Payer', 'r-acme'),
    account('200000000000', 'Shop', 'ou-acme-wprod000'),
    account('300000000000', 'Shop dev', 'ou-acme-wdev0000', 'SUSPENDED'),
    account('400000000000', 'Network', 'ou-acme-pprod000'),
    account('500000000000', 'Idle', 'ou-acme-workload'),
  ],
  departedNames: { '900000000000': 'Sold last year' },
  lines: [
    { account: '100000000000', recordType: 'Tax', day: '2026-10-01', amount: '10.10' },
    { account: '200000000000', recordType: 'Usage', day: '2026-10-02', amount: '100.0000000001' },
    { account: '200000000000', recordType: 'Credit', day: '2026-10-03', amount: '-30.00' },
    { account: '200000000000', recordType: 'Refund', day: '2026-10-03', amount: '-5.00' },
    { account: '300000000000', recordType: 'Usage', day: '2026-10-31', amount: '7.77' },
    { account: '400000000000', recordType: 'Usage', day: '2026-10-15', amount: '50' },
    { account: '400000000000', recordType: 'Support', day: '2026-10-15', amount: '1.23' },
    { account: '900000000000', recordType: 'Usage', day: '2026-10-05', amount: '2.50' },
    { account: '200000000000', recordType: 'Usage', day: '2026-09-02', amount: '80' },
    { account: '400000000000', recordType: 'Usage', day: '2026-09-15', amount: '50' },
    { account: '400000000000', recordType: 'Support', day: '2026-09-15', amount: '1.23' },
    { account: '500000000000', recordType: 'Usage', day: '2026-09-15', amount: '4' },
    { account: '200000000000', recordType: 'Usage', day: '2026-11-01', amount: '999' },
  ],
};
