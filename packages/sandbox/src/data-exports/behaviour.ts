/** How the exports of the deployment fare. */
export interface DataExportsBehaviour {
  /** Why AWS does not deliver. @default it does */
  readonly unhealthy?: 'INSUFFICIENT_PERMISSION' | 'BILL_OWNER_CHANGED' | 'INTERNAL_FAILURE';
  /** Whether anything was delivered so far. @default true */
  readonly hasDelivered?: boolean;
  /** How many deliveries the last two months had before the current one. @default 1 */
  readonly earlierDeliveries?: number;
  /** The most lines in a file. @default 250000 */
  readonly linesPerFile?: number;
}
