import { type Config, configSchema } from '@ou-cost/contract';
import { DOCTOR_OUTPUT_OPTIONS, type DoctorOutput, type OptionsOf } from '@ou-cost/contract/options';
import {
  type ChainSettings,
  type Diagnosis,
  diagnoseChain,
  principalOf,
  roleArn,
  verdictOf,
} from '@ou-cost/doctor';
import type { Terminal } from '@ou-cost/present';
import { diagnosisTable, jsonText } from '@ou-cost/present/chain';
import type { CliContext } from '../cli-context.ts';
import type { Connection } from '../connection/resolve.ts';
import { writeText } from '../output/write-text.ts';
import { PRODUCER } from '../version.ts';
import { chainInputs } from './chain-inputs.ts';

type RenderDiagnosis = (diagnosis: Diagnosis, terminal: Terminal) => string;

const RENDERERS: Readonly<Record<DoctorOutput, RenderDiagnosis>> = {
  table: diagnosisTable,
  json: (diagnosis) => jsonText(diagnosis),
};

/**
 * `ou-cost doctor`: tries every hop of the chain. Prints the diagnosis in any case, then fails with the code of the
 * first broken hop.
 */
export async function doctor(options: OptionsOf<'doctor'>, context: CliContext): Promise<void> {
  const { runId, config, connected, connection, announcements } = await chainInputs(options, context);
  const request = { paid: options.paid === true, negative: options.negative === true };
  if (request.negative) {
    await announcements.say(
      'calls that AWS must refuse are tried as well: CloudTrail records them as denied',
    );
  }
  const { aws, settings } = connected;
  const credentials = aws.callerCredentials(settings, connection.region);
  const reach = { ...connection, credentials, route: settings.route };
  const { probes, clock } = aws.composeChainProbes({ ...reach, runId, request });
  const diagnosis = await announcements.during(
    () => `checking the chain to ${connection.functionArn}`,
    () => diagnoseChain(probes, clock, request, settingsOf(connection, config, runId)),
  );
  const render: RenderDiagnosis = RENDERERS[options.output ?? DOCTOR_OUTPUT_OPTIONS.output.default];
  await writeText((terminal) => render(diagnosis, terminal), options, context);
  const failure = verdictOf(diagnosis);
  if (failure !== null) throw failure;
}

function settingsOf(
  { invokerRoleArn, externalId, functionArn, configured }: Connection,
  config: Config | null,
  runId: string,
): ChainSettings {
  const { workerRole } = config?.names ?? configSchema.shape.names.parse(undefined);
  return {
    runId,
    producer: PRODUCER,
    invokerRoleArn,
    externalId,
    functionArn,
    // The worker role has the account of the invoker role, and all roles have one path.
    workerRoleArn: roleArn({ ...principalOf(invokerRoleArn), name: workerRole }),
    configured,
    directInvokers: config?.directInvokers ?? [],
  };
}
