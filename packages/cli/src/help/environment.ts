import { POST_TARGET_NAMES, POST_TARGETS } from '@ou-cost/contract/options';
import { definitionList } from './definition-list.ts';

const WEBHOOKS = POST_TARGET_NAMES.map((target): [string, string] => [
  POST_TARGETS[target].variable,
  `the address for --post ${target}`,
]);

export const ENVIRONMENT_TEXT = `
Environment:
${definitionList([
  ['AWS_PROFILE, AWS_ACCESS_KEY_ID, ...', 'credentials, in the order of the AWS CLI'],
  ['AWS_REGION, AWS_DEFAULT_REGION', 'the region, where nothing else names one'],
  ['AWS_ENDPOINT_URL[_<SERVICE>]', 'other endpoints than those of AWS'],
  ['HTTPS_PROXY, HTTP_PROXY, NO_PROXY', 'the proxy for AWS and webhooks; never for this machine'],
  ['AWS_CA_BUNDLE', 'the certificates to trust instead of those of Node.js'],
  ['NO_COLOR', 'no colours'],
  ...WEBHOOKS,
  ['NODE_DEBUG=ou-cost', 'show where a failure came from'],
])}`;
