export { callerCredentials } from '../credentials/caller.ts';
export { codeOfName } from '../failure/error-names.ts';
export { isProxyFailure, isUntrusted } from '../failure/sdk-error.ts';
export { clientSettings } from '../route/client-settings.ts';
export type { Variables } from '../route/proxy.ts';
export { proxyVariables } from '../route/proxy-variables.ts';
export { type AwsSettings, readAwsSettings } from './settings.ts';
