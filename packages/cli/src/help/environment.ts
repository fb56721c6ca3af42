import { POST_TARGET_NAMES, POST_TARGETS } from '@ou-cost/contract/options';
import { definitionList } from './definition-list.ts';

const WEBHOOKS = POST_TARGET_NAMES.map((target): [string, string] => [
  POST_TARGETS[target].variable,
  `the address for --post ${target}`,
]);

export const ENVIRONMENT_TEXT = `
Environment:
${definitionList([
  ['AWS_PROFILE, AWS_ACCESS_KEY_ID, ...', 'credentials, found as by every AWS tool'],
  ['AWS_REGION, AWS_DEFAULT_REGION', 'the region, where nothing else names one'],
  ['AWS_ENDPOINT_URL[_<SERVICE>]', 'other endpoints than those of AWS'],
  ['NO_COLOR', 'no colours'],
  ...WEBHOOKS,
  ['NODE_DEBUG=ou-cost', 'show where a failure came from'],
])}`;
