import { type DeployedThrough, settingText } from '@ou-cost/doctor';
import { OuCostError } from '@ou-cost/spend';
import { wasFree } from '../failure/sdk-error.ts';
import { PAID_OPERATION } from './request-meter.ts';

/**
 * How many paid requests a run may send. A request counts from the moment that it is sent; one that AWS answers with
 * an error is not charged and gives its place back. One whose answer was lost keeps it, since it may have been charged.
 */
export class RequestBudget {
  readonly #most: number | null;
  readonly #way: DeployedThrough | null;
  #used = 0;

  /** `most` is null: as many as it takes. `way` is how the function was deployed, null where that is not known. */
  constructor(most: number | null, way: DeployedThrough | null) {
    this.#most = most;
    this.#way = way;
  }

  /** Takes a place for a request. Fails with RequestBudgetExceeded where none is left. */
  take(action: string): void {
    if (action !== PAID_OPERATION) return;
    if (this.#most !== null && this.#used >= this.#most) throw exceeded(this.#most, this.#way);
    this.#used += 1;
  }

  /** Gives the place of a request back that failed, if it was free. */
  failed(action: string, error: unknown): void {
    if (action === PAID_OPERATION && wasFree(error)) this.#used -= 1;
  }
}

function exceeded(most: number, way: DeployedThrough | null): OuCostError {
  return new OuCostError(
    'RequestBudgetExceeded',
    `the run needs more than the ${most} paid Cost Explorer request${most === 1 ? '' : 's'} that it may send; ` +
      `ask for less, or raise --max-cost-explorer-requests, and ${settingText('report.maxCostExplorerRequests', way)} if that is lower; nothing more was spent`,
  );
}
