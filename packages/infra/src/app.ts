import { type Config, functionAccountOf, readerAccountOf } from '@ou-cost/contract';
import { App, type AppProps, Tags } from 'aws-cdk-lib';
import { addArchiveStack } from './by-itself/archive-stack.ts';
import { CallerStack, callerAccounts } from './caller/stack.ts';
import { addExportStacks } from './exports/stacks.ts';
import type { ReportFunctionOptions } from './function/lambda.ts';
import { ReaderStack } from './payer/reader-stack.ts';
import { PayerStack } from './payer/stack.ts';

export type AppOptions = Pick<AppProps, 'outdir'> & ReportFunctionOptions;

/**
 * The CDK app: the payer stack with the function, the reader stack if the reader role has an account of its own, the
 * stacks of a new export, the stack of a new archive, and one caller stack for each account with callers.
 */
export function createApp(config: Config, { functionAsset, ...props }: AppOptions = {}): App {
  // Analytics would add the constructs and versions in use to each template; autoSynth would write on exit.
  const app = new App({ ...props, analyticsReporting: false, autoSynth: false });
  // The stacks have no dependencies on each other: names are fixed, and each account has its own credentials.
  new PayerStack(app, config, functionAsset === undefined ? {} : { functionAsset });
  if (readerAccountOf(config) !== functionAccountOf(config)) new ReaderStack(app, config);
  addExportStacks(app, config);
  addArchiveStack(app, config);
  for (const accountId of callerAccounts(config)) new CallerStack(app, config, accountId);
  for (const [key, value] of Object.entries(config.tags)) Tags.of(app).add(key, value);
  return app;
}
