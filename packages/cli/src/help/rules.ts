import { POST_TARGETS } from '@ou-cost/present/message';
import { WEBHOOK_VARIABLES } from '../post/webhook-variables.ts';

/** The language of `--fail-if`, for the help. */
export const RULE_TEXT = `
Rules (--fail-if):
  WHOM [metric NAME] [MEASURE] > AMOUNT [and [MEASURE] > AMOUNT ...]
  WHOM     an organizational unit by id, path or unique name, an account by id,
           any-ou (the root is one), any-account, unattributed, or total
  MEASURE  total (net; what is meant without one), gross (without credits and
           refunds), direct (of a unit, without those below it), change (of the
           total, against --compare)
  >        or >=, <, <=
  AMOUNT   a number in the bill's currency, or of a change also 20%
  All periods of the report count together, exactly as billed, by its first
  metric or the one named. Every part joined by 'and' has to hold of the same
  unit or account. A rise from zero is more than any per cent. A name with
  blanks, < or > stands in quotes, with \\ before a quote in it; quote a unit
  that is called total. A rule that names what the report does not have is an
  error, never a pass.
    --fail-if 'Workloads/Payments total > 1000'
    --fail-if 'any-ou change > 20% and > 100'
    --fail-if '"Data Platform" metric AmortizedCost direct >= 500'
    --fail-if 'unattributed total > 0' --fail-if 'total gross > 50000'`;

const VARIABLES = POST_TARGETS.map(
  (target) => `  --post ${target.padEnd(7)} ${WEBHOOK_VARIABLES[target]}`,
).join('\n');

/** Where a webhook's address comes from, for the help. */
export const POST_TEXT = `
Webhooks (--post): a summary goes out once the report is written, in one attempt.
The address is a secret: it is read from the environment, or from the file that
--post-url-file names for the --post before it, and is never shown.
${VARIABLES}
  slack is an incoming webhook, teams a Workflows webhook, json any address that
  takes JSON. The page's file name is told, or the link of --post-link.`;
