import { type Config, exportAddressesOf, exportRegionIn } from '@ou-cost/contract';
import { Aws, CfnMapping, type Stack, Token } from 'aws-cdk-lib';
import { EXPORT_REGION_CONTEXT } from '../exports/arns.ts';
import { GIGABYTE } from '../exports/catalog.ts';
import { addExportPieces } from '../exports/pieces.ts';
import { declareParameters } from './declare.ts';
import { newExportParameters, SCAN_LIMITS } from './new-export-parameters.ts';
import { onlyInRegion } from './partition.ts';
import { usualConfig } from './usual.ts';

/**
 * Adds a new export of FOCUS 1.2 with all that reads it to the stack, with parameters in place of a configuration. All of
 * it is in the payer's account and the one region of the partition in which an export can be created.
 */
export function addExportsTemplate(stack: Stack, partition: string): void {
  const home = exportRegionIn(partition);
  if (home === undefined) throw new Error(`the partition ${partition} has no exports`);
  stack.node.setContext(EXPORT_REGION_CONTEXT, home);
  const parameters = declareParameters(stack, newExportParameters(partition));
  const value = (name: keyof typeof parameters): string => parameters[name].valueAsString;
  const config: Config = {
    ...usualConfig(),
    payer: { accountId: Aws.ACCOUNT_ID, region: Aws.REGION },
    exports: {
      create: true,
      table: 'FOCUS_1_2_AWS',
      bucket: value('BucketName'),
      prefix: value('Prefix'),
      name: value('ExportName'),
      // CloudFormation admits only the allowed values of the parameter.
      timeGranularity: value('TimeGranularity') as 'DAILY',
      keepDays: Token.asNumber(parameters.KeepDays.value),
      kmsKeyArn: value('KmsKeyArn'),
      database: value('Database'),
      glueTable: value('GlueTable'),
      workGroup: value('WorkGroup'),
      scanLimitGigabytes: Token.asNumber(parameters.ScanLimitGigabytes.value),
    },
  };
  const exports = exportAddressesOf(config);
  if (exports === undefined) throw new Error('the configuration has no export');
  const bytes = new CfnMapping(stack, 'BytesOfGigabytes', {
    mapping: Object.fromEntries(SCAN_LIMITS.map((limit) => [limit, { Bytes: limit * GIGABYTE }])),
  });
  const { bill } = addExportPieces(stack, ['bucket', 'catalog', 'export'], config, exports, {
    scanLimitBytes: Token.asNumber(bytes.findInMap(value('ScanLimitGigabytes'), 'Bytes')),
  });
  const described = 'Export.Description';
  bill?.resource.addPropertyOverride(described, onlyInRegion(stack, home, 'Description', bill.description));
}
