import { decodeOrganization } from '@ou-cost/contract';
import { type OptionsOf, OUS_OUTPUT_OPTIONS, type OusOutput } from '@ou-cost/contract/options';
import type { Terminal } from '@ou-cost/present';
import { jsonText, ousTable, rundeckOptionValues } from '@ou-cost/present/chain';
import { type OrganizationOverview, verifyOrganization } from '@ou-cost/spend';
import type { CliContext } from '../cli-context.ts';
import { askFunction } from '../connection/ask-function.ts';
import { writeText } from '../output/write-text.ts';
import { chainInputs } from './chain-inputs.ts';

type RenderTree = (overview: OrganizationOverview, depth: number | null, terminal: Terminal) => string;

const RENDERERS: Readonly<Record<OusOutput, RenderTree>> = {
  table: ousTable,
  json: (overview) => jsonText(overview),
  rundeck: (overview, depth) => jsonText(rundeckOptionValues(overview, depth)),
};

/** `ou-cost ous`: the tree of organizational units, which the function reads. Fails with an OuCostError. */
export async function ous(options: OptionsOf<'ous'>, context: CliContext): Promise<void> {
  const { runId, connected, connection, announcements } = await chainInputs(options, context);
  const request = { kind: 'organization', runId } as const;
  const question = { connection, runId, request };
  const overview = decodeOrganization(await askFunction(connected, question, announcements));
  verifyOrganization(overview, runId);
  for (const { message } of overview.notes) await announcements.say(message);
  const render = RENDERERS[options.output ?? OUS_OUTPUT_OPTIONS.output.default];
  await writeText((terminal) => render(overview, options.depth ?? null, terminal), options, context);
}
