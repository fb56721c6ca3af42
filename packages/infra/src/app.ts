import type { Config } from '@ou-cost/contract';
import { App, type AppProps, Tags } from 'aws-cdk-lib';
import { CallerStack, callerAccounts } from './caller-stack.ts';
import { PayerStack } from './payer-stack.ts';

/** The CDK app: the payer's stack, and one stack for each account that callers live in. */
export function createApp(config: Config, props: Pick<AppProps, 'outdir'> = {}): App {
  // Nothing about this installation goes into the templates, and synthesis happens when it is asked for.
  const app = new App({ ...props, analyticsReporting: false, autoSynth: false });
  // The stacks do not depend on each other: names are fixed, and each account has its own credentials.
  new PayerStack(app, config);
  for (const accountId of callerAccounts(config)) new CallerStack(app, config, accountId);
  for (const [key, value] of Object.entries(config.tags)) Tags.of(app).add(key, value);
  return app;
}
