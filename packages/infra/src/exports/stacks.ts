import {
  type Config,
  type ExportAddresses,
  exportAddressesOf,
  exportRegionOf,
  readerAccountOf,
} from '@ou-cost/contract';
import { type App, type IStackSynthesizer, LegacyStackSynthesizer, Stack } from 'aws-cdk-lib';
import { STACK_DESCRIPTIONS } from '../stack-descriptions.ts';
import { addExportPieces, type ExportPiece } from './pieces.ts';

interface ExportStackPlan {
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly pieces: readonly ExportPiece[];
}

/**
 * The stacks that a new export needs, in the order in which they can be created: AWS accepts an export only where the
 * bucket admits it. One stack is enough where everything is in one account and region.
 */
function exportStackPlans(config: Config): ExportStackPlan[] {
  const exports = exportAddressesOf(config);
  const exportRegion = exportRegionOf(config.payer.region);
  if (exports === undefined || exportRegion === undefined || config.exports?.create !== true) return [];
  const { names, payer } = config;
  const [account, region] = [readerAccountOf(config), exports.region];
  const hasBucket = exports.bucketAccountId === account;
  const hasExport = payer.accountId === account && exportRegion === region;
  const bucketStack: ExportStackPlan = {
    name: names.exportsBucketStack,
    account: exports.bucketAccountId,
    region,
    pieces: ['bucket'],
  };
  const deliveryStack: ExportStackPlan = {
    name: names.exportsDeliveryStack,
    account: payer.accountId,
    region: exportRegion,
    pieces: ['export'],
  };
  return [
    ...(hasBucket ? [] : [bucketStack]),
    {
      name: names.exportsStack,
      account,
      region,
      pieces: [
        ...(hasBucket ? (['bucket'] as const) : []),
        'catalog',
        ...(hasExport ? (['export'] as const) : []),
      ],
    },
    ...(hasExport ? [] : [deliveryStack]),
  ];
}

/** The names of the stacks of a new export, in the order in which they can be created. */
export function exportStackNames(config: Config): string[] {
  return exportStackPlans(config).map(({ name }) => name);
}

/** A stack of a new export. It has no assets, so its account and region need no CDK bootstrap. */
class ExportStack extends Stack {
  constructor(app: App, plan: ExportStackPlan, config: Config, exports: ExportAddresses) {
    super(app, plan.name, {
      stackName: plan.name,
      description: STACK_DESCRIPTIONS.exports,
      env: { account: plan.account, region: plan.region },
      synthesizer: new LegacyStackSynthesizer() as IStackSynthesizer,
    });
    addExportPieces(this, plan.pieces, config, exports);
  }
}

/** Adds the stacks of the configured export to the app; none where it exists already. */
export function addExportStacks(app: App, config: Config): void {
  const exports = exportAddressesOf(config);
  if (exports === undefined) return;
  for (const plan of exportStackPlans(config)) new ExportStack(app, plan, config, exports);
}
