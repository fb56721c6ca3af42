import type { Config, ExportAddresses } from '@ou-cost/contract';
import type { Stack } from 'aws-cdk-lib';
import { ExportBucket } from './bucket.ts';
import { ExportCatalog } from './catalog.ts';
import { BillExport } from './export.ts';

/** What a new export consists of: each is in the account and the region that it needs. */
export type ExportPiece = 'bucket' | 'catalog' | 'export';

interface ExportPieceOptions {
  /** The most that Athena may scan for one query. @default as the configuration says */
  readonly scanLimitBytes?: number;
}

/** Adds these pieces to the stack. Their ids in the template follow from their place, in whatever stack they are. */
export function addExportPieces(
  stack: Stack,
  pieces: readonly ExportPiece[],
  config: Config,
  exports: ExportAddresses,
  { scanLimitBytes }: ExportPieceOptions = {},
): { readonly bill?: BillExport } {
  const bucket = pieces.includes('bucket') ? new ExportBucket(stack, 'Delivery', config, exports) : undefined;
  if (pieces.includes('catalog')) new ExportCatalog(stack, 'Catalog', exports, scanLimitBytes);
  if (!pieces.includes('export')) return {};
  const bill = new BillExport(stack, 'Bill', config, exports);
  if (bucket !== undefined) bill.resource.addResourceDependency(bucket.policy);
  return { bill };
}
