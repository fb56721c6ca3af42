import type { WorkloadName } from './workload-profiles.ts';

/** An account of the fictional Kumo Retail Group before an id is generated. */
export interface AccountPlan {
  readonly name: string;
  readonly workload: WorkloadName;
  /** Monthly spend in USD at today's size, without season, tax and discounts. */
  readonly monthly: number;
  /** @default 'eu-west-1' */
  readonly region?: string;
  /** @default a generated id */
  readonly id?: string;
  /** @default 'ACTIVE' */
  readonly state?: string;
  /** It joined this many months before today's month. @default long ago */
  readonly joinedMonthsAgo?: number;
  /** Its spend ended this many months before today's month. @default it has not ended */
  readonly endedMonthsAgo?: number;
}

export interface UnitPlan {
  readonly name: string;
  /** The tag `Team` of what its accounts use, and those below it. @default that of the unit above */
  readonly team?: string;
  /** The value of the cost category `Business` of its accounts, and those below it. @default that of the unit above */
  readonly business?: string;
  readonly accounts?: readonly AccountPlan[];
  readonly units?: readonly UnitPlan[];
}

/** Pays the bill and buys the Savings Plans. */
export const MANAGEMENT_ACCOUNT_ID = '111122223333';
/** The account in which Rundeck runs. */
export const OPERATIONS_ACCOUNT_ID = '444455556666';

const TOKYO = 'ap-northeast-1';
const SAO_PAULO = 'sa-east-1';
const ZURICH = 'eu-central-2';

const COMMERCE: UnitPlan = {
  name: 'Commerce',
  business: 'Online retail',
  units: [
    {
      name: 'Storefront',
      team: 'storefront',
      units: [
        {
          name: 'Prod',
          units: [
            {
              name: 'Europe',
              accounts: [
                { name: 'storefront-eu', workload: 'web', monthly: 17_800 },
                { name: 'storefront-eu-cdn', workload: 'delivery', monthly: 6_100 },
              ],
            },
            {
              name: '日本',
              accounts: [
                { name: 'storefront-jp', workload: 'web', monthly: 21_900, region: TOKYO },
                { name: 'storefront-jp-cdn', workload: 'delivery', monthly: 7_200, region: TOKYO },
              ],
            },
            {
              name: 'América',
              accounts: [{ name: 'storefront-br', workload: 'web', monthly: 8_300, region: SAO_PAULO }],
            },
          ],
        },
        { name: 'Staging', accounts: [{ name: 'storefront-staging', workload: 'web', monthly: 2_150 }] },
        {
          name: 'Dev',
          accounts: [
            { name: 'storefront-dev', workload: 'tooling', monthly: 1_640 },
            { name: 'storefront-preview', workload: 'experiment', monthly: 590 },
          ],
        },
      ],
    },
    {
      name: 'Payments',
      team: 'payments',
      units: [
        {
          name: 'Prod',
          accounts: [
            { name: 'payments-prod', workload: 'database', monthly: 10_400 },
            { name: 'payments-vault', workload: 'security', monthly: 1_420 },
          ],
        },
        { name: 'Dev', accounts: [{ name: 'payments-dev', workload: 'database', monthly: 1_210 }] },
      ],
    },
    {
      name: 'Search',
      team: 'search',
      units: [
        { name: 'Prod', accounts: [{ name: 'search-prod', workload: 'search', monthly: 5_350 }] },
        { name: 'Dev', accounts: [{ name: 'search-dev', workload: 'search', monthly: 670 }] },
      ],
    },
    { name: 'Marketplace', units: [{ name: 'Prod' }] },
  ],
};

const WORKLOADS: UnitPlan = {
  name: 'Workloads',
  units: [
    COMMERCE,
    {
      name: 'Data & Analytics',
      team: 'data',
      business: 'Analytics',
      units: [
        {
          name: 'Prod',
          accounts: [
            { name: 'data-lake-prod', workload: 'data', monthly: 19_600 },
            { name: 'warehouse-prod', workload: 'database', monthly: 11_300 },
            { name: 'streaming-prod', workload: 'data', monthly: 6_400, joinedMonthsAgo: 3 },
          ],
        },
        { name: 'Dev', accounts: [{ name: 'data-lake-dev', workload: 'data', monthly: 2_300 }] },
        {
          name: 'Research 🔬',
          accounts: [
            { name: 'ml-research', workload: 'learning', monthly: 10_900 },
            { name: 'ml-labs', workload: 'learning', monthly: 2_850 },
          ],
        },
      ],
    },
    {
      name: 'Logistics 物流',
      team: 'logistics',
      business: 'Supply chain',
      units: [
        {
          name: '本番',
          accounts: [
            { name: 'logistics-prod', workload: 'web', monthly: 6_700, region: TOKYO },
            { name: '倉庫管理-本番', workload: 'database', monthly: 4_450, region: TOKYO },
            { name: '配送追跡', workload: 'web', monthly: 2_300, region: TOKYO },
          ],
        },
        {
          name: '開発',
          accounts: [
            { name: 'logistics-dev', workload: 'tooling', monthly: 740, region: TOKYO },
            { name: '倉庫管理-開発', workload: 'database', monthly: 510, region: TOKYO },
          ],
        },
      ],
    },
    {
      name: 'Corporate IT',
      team: 'corporate-it',
      business: 'Shared platform',
      units: [
        {
          name: 'Prod',
          accounts: [
            { name: 'erp-prod', workload: 'database', monthly: 8_150 },
            { name: 'crm', workload: 'web', monthly: 1_900 },
            { name: 'intranet', workload: 'web', monthly: 530 },
          ],
        },
        { name: 'Dev', accounts: [{ name: 'erp-dev', workload: 'database', monthly: 910 }] },
      ],
    },
  ],
};

const INFRASTRUCTURE: UnitPlan = {
  name: 'Infrastructure',
  team: 'platform',
  business: 'Shared platform',
  accounts: [{ name: 'identity-center', workload: 'security', monthly: 95 }],
  units: [
    {
      name: 'Network',
      team: 'network',
      accounts: [
        { name: 'network-hub', workload: 'network', monthly: 5_150 },
        { name: 'dns', workload: 'network', monthly: 290 },
        { name: 'vpn', workload: 'network', monthly: 740 },
      ],
    },
    {
      name: 'Shared Services',
      accounts: [
        { name: 'operations', workload: 'tooling', monthly: 1_730, region: TOKYO, id: OPERATIONS_ACCOUNT_ID },
        { name: 'ci-cd', workload: 'tooling', monthly: 3_600 },
        { name: 'monitoring', workload: 'tooling', monthly: 3_200 },
        { name: 'artifact-registry', workload: 'storage', monthly: 1_050 },
        { name: 'backup-vault', workload: 'storage', monthly: 4_000 },
      ],
    },
  ],
};

/** The tree below the root: equal names in different branches, five levels, Unicode, empty OUs. */
export const ENTERPRISE_ROOT: UnitPlan = {
  name: 'Root',
  accounts: [
    { name: 'kumo-payer', workload: 'security', monthly: 180, id: MANAGEMENT_ACCOUNT_ID },
    { name: 'break-glass', workload: 'security', monthly: 12 },
  ],
  units: [
    {
      name: 'Security',
      team: 'security',
      business: 'Shared platform',
      accounts: [
        { name: 'log-archive', workload: 'storage', monthly: 2_150 },
        { name: 'security-tooling', workload: 'security', monthly: 2_800 },
        { name: 'audit', workload: 'security', monthly: 370 },
        { name: 'forensics', workload: 'experiment', monthly: 45 },
      ],
    },
    INFRASTRUCTURE,
    WORKLOADS,
    {
      name: '東京支社',
      team: 'tokyo-店舗',
      business: 'Stores',
      units: [
        {
          name: 'Prod',
          accounts: [
            { name: 'tokyo-pos-prod', workload: 'web', monthly: 4_300, region: TOKYO },
            { name: 'tokyo-loyalty', workload: 'web', monthly: 2_550, region: TOKYO },
          ],
        },
        {
          name: 'Dev',
          accounts: [{ name: 'tokyo-pos-dev', workload: 'tooling', monthly: 400, region: TOKYO }],
        },
      ],
    },
    {
      name: 'Zürich & Genève',
      team: 'boutiques',
      business: 'Stores',
      accounts: [
        { name: 'boutique-zürich', workload: 'web', monthly: 1_480, region: ZURICH },
        { name: 'boutique-genève', workload: 'web', monthly: 1_110, region: ZURICH },
      ],
    },
    {
      name: 'São Paulo',
      team: 'lojas',
      business: 'Stores',
      units: [
        {
          name: 'Prod',
          accounts: [
            { name: 'lojas-produção', workload: 'web', monthly: 3_400, region: SAO_PAULO },
            { name: 'entregas', workload: 'web', monthly: 1_800, region: SAO_PAULO, joinedMonthsAgo: 5 },
          ],
        },
        {
          name: 'Dev',
          accounts: [{ name: 'lojas-dev', workload: 'tooling', monthly: 310, region: SAO_PAULO }],
        },
      ],
    },
    {
      name: 'Sandboxes 🧪',
      accounts: [
        { name: 'sandbox-akiko', workload: 'experiment', monthly: 140, region: TOKYO },
        { name: 'sandbox-björn', workload: 'experiment', monthly: 85 },
        { name: 'sandbox-chloé', workload: 'experiment', monthly: 210 },
        { name: 'sandbox-diego', workload: 'experiment', monthly: 38, region: SAO_PAULO },
        { name: 'sandbox-エミ', workload: 'experiment', monthly: 265, region: TOKYO },
        { name: 'sandbox-farid', workload: 'experiment', monthly: 61, joinedMonthsAgo: 1 },
      ],
    },
    {
      name: 'Suspended',
      accounts: [
        { name: 'legacy-wms', workload: 'storage', monthly: 260, state: 'SUSPENDED' },
        { name: 'migration-factory', workload: 'storage', monthly: 120, state: 'PENDING_CLOSURE' },
        { name: 'old-blog', workload: 'storage', monthly: 19, state: 'CLOSED', endedMonthsAgo: 1 },
      ],
    },
    { name: 'Quarantine' },
  ],
};

/** Accounts with spend that are no longer in the organization. */
export const DEPARTED: readonly AccountPlan[] = [
  { name: 'legacy-crm', workload: 'web', monthly: 1_540, endedMonthsAgo: 1 },
  { name: 'outlet-brasil', workload: 'web', monthly: 980, region: SAO_PAULO, endedMonthsAgo: 2 },
  { name: 'print-catalogue', workload: 'storage', monthly: 620, endedMonthsAgo: 7 },
];
