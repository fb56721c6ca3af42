import { decodeOrganization } from '@ou-cost/contract';
import type { OrganizationOverview } from '@ou-cost/spend';
import { askFunction } from '../ask-function.ts';
import type { ChainOptions, OusOutput } from '../chain-options.ts';
import { jsonText } from '../render/json-text.ts';
import { ousTable } from '../render/ous-table.ts';
import { rundeckOptionValues } from '../render/rundeck-option-values.ts';
import type { Surroundings } from '../surroundings.ts';
import type { Terminal } from '../terminal.ts';
import { chainInputs } from './chain-inputs.ts';
import { writeText } from './write-text.ts';

type RenderTree = (overview: OrganizationOverview, depth: number | null, terminal: Terminal) => string;

const RENDERERS: Readonly<Record<OusOutput, RenderTree>> = {
  table: ousTable,
  json: (overview) => jsonText(overview),
  rundeck: (overview, depth) => jsonText(rundeckOptionValues(overview, depth)),
};

export interface OusOptions extends ChainOptions {
  readonly output: OusOutput;
  readonly depth?: number;
}

/** `ou-cost ous`: the tree of units, as the function reads it. Fails with an OuCostError. */
export async function ous(options: OusOptions, surroundings: Surroundings): Promise<void> {
  const { runId, connection, announcements } = await chainInputs(options, surroundings);
  const aws = await surroundings.loadAws();
  const request = { kind: 'organization', runId } as const;
  const question = { connection, profile: options.profile, runId, request };
  const overview = decodeOrganization(await askFunction(aws, question, announcements));
  for (const { message } of overview.notes) await announcements.say(message);
  const render = RENDERERS[options.output];
  await writeText((terminal) => render(overview, options.depth ?? null, terminal), options, surroundings);
}
