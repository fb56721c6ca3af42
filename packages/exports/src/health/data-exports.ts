import {
  type Attempt,
  everyPage,
  type PacedCalls,
  type RunConnection,
  reading,
  type SignedJsonClient,
} from '@ou-cost/aws/calls';
import type { ExportRun, ExportState } from '@ou-cost/doctor';
import { OuCostError } from '@ou-cost/spend';
import { exportStateIn, identifiersIn, pageToken, runsIn } from './answers.ts';

/** The most items on a page. https://docs.aws.amazon.com/cost-management/latest/APIReference/API_DataExports_ListExports.html */
const ITEMS_OF_PAGE = 100;

const SOURCE = 'AWS Data Exports';

/** The calls of AWS Data Exports that tell how an export is. Each fails with an OuCostError. */
export class DataExports {
  readonly #client: SignedJsonClient;
  readonly #calls: PacedCalls;
  readonly #principal: string | null;

  constructor(
    client: SignedJsonClient,
    { calls, readerRoleArn }: Pick<RunConnection, 'calls' | 'readerRoleArn'>,
  ) {
    this.#client = client;
    this.#calls = calls;
    this.#principal = readerRoleArn;
  }

  /** The ARN of the export with this name; null: the account has none. */
  async find(name: string): Promise<string | null> {
    const attempt = this.#attempt('find the export', 'ListExports', '*');
    for await (const page of this.#pages(attempt, 'ListExports', {})) {
      const found = reading(SOURCE, () => identifiersIn(page)).find((one) => one.name === name);
      if (found !== undefined) return found.arn;
    }
    return null;
  }

  async state(exportArn: string): Promise<ExportState> {
    const attempt = this.#attempt("see the export's health", 'GetExport', exportArn);
    const answer = await this.#ask(attempt, 'GetExport', { ExportArn: exportArn });
    const state = reading(SOURCE, () => exportStateIn(answer));
    if (state !== null) return state;
    throw new OuCostError(
      'MalformedAnswer',
      `${attempt.hop}: ${SOURCE} answered without an export; run again`,
    );
  }

  async runs(exportArn: string): Promise<readonly ExportRun[]> {
    const attempt = this.#attempt("see the export's last run", 'ListExecutions', exportArn);
    const runs: ExportRun[] = [];
    for await (const page of this.#pages(attempt, 'ListExecutions', { ExportArn: exportArn })) {
      runs.push(...reading(SOURCE, () => runsIn(page)));
    }
    return runs;
  }

  #pages(attempt: Attempt, operation: string, input: object): AsyncGenerator<unknown> {
    return everyPage(
      operation,
      (token) =>
        this.#ask(attempt, operation, {
          ...input,
          MaxResults: ITEMS_OF_PAGE,
          ...(token === undefined ? {} : { NextToken: token }),
        }),
      pageToken,
    );
  }

  #ask(attempt: Attempt, operation: string, input: object): Promise<unknown> {
    return this.#calls.call(attempt, (sending) => this.#client.send(operation, input, sending));
  }

  #attempt(hop: string, operation: string, resource: string): Attempt {
    return {
      hop,
      action: `bcm-data-exports:${operation}`,
      resource,
      ...(this.#principal === null ? {} : { principal: this.#principal }),
    };
  }
}
