import { POST_TARGET_NAMES, POST_TARGETS } from '@ou-cost/contract/options';
import { definitionList } from './definition-list.ts';

const TARGETS = POST_TARGET_NAMES.map((target): [string, string] => {
  const { help, variable } = POST_TARGETS[target];
  return [target, `${help}; its address stands in ${variable}`];
});

/** Where a webhook's address comes from. */
export const POST_TEXT = `
Webhooks (--post): a summary is sent once, after the report is written. The
address is a secret and is never shown. It is read from the environment, or from
the file that --post-url-file names for the --post before it.
${definitionList(TARGETS)}
  The summary names the file of the page, or the link of --post-link.`;
