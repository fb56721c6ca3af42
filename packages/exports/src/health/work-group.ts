import {
  type AthenaClient,
  GetWorkGroupCommand,
  type GetWorkGroupCommandOutput,
} from '@aws-sdk/client-athena';
import { reading } from '@ou-cost/aws/calls';
import type { WorkGroupState } from '@ou-cost/doctor';
import { OuCostError } from '@ou-cost/spend';
import type { AthenaCalls } from '../athena/calls.ts';

/** How the work group is; null: there is none of this name. Fails with an OuCostError. */
export async function workGroupState(
  client: AthenaClient,
  calls: AthenaCalls,
): Promise<WorkGroupState | null> {
  const command = new GetWorkGroupCommand({ WorkGroup: calls.address.workGroup });
  const answer = await calls.paced.call(calls.attempt('GetWorkGroup'), (sending) =>
    client.send(command, sending).catch((error: unknown) => {
      if (isMissing(error)) return null;
      throw error;
    }),
  );
  return answer === null ? null : reading('Athena', () => stateIn(answer));
}

function isMissing(error: unknown): boolean {
  return (
    error instanceof Error && error.name === 'InvalidRequestException' && /not found/i.test(error.message)
  );
}

function stateIn({ WorkGroup }: GetWorkGroupCommandOutput): WorkGroupState {
  if (WorkGroup === undefined) {
    throw new OuCostError('MalformedAnswer', 'Athena answered without the work group; run again');
  }
  const { State, Configuration = {} } = WorkGroup;
  const { BytesScannedCutoffPerQuery, ManagedQueryResultsConfiguration, ResultConfiguration } = Configuration;
  return {
    isEnabled: State === 'ENABLED',
    // AWS documents that a work group enforces its settings where it does not say so.
    isEnforced: Configuration.EnforceWorkGroupConfiguration !== false,
    scanLimit: BytesScannedCutoffPerQuery ?? null,
    keepsResults: ManagedQueryResultsConfiguration?.Enabled === true,
    resultsLocation: ResultConfiguration?.OutputLocation || null,
  };
}
