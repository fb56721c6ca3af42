import { serve } from './command/serve.ts';

/** Serves stacks that were synthesized before. `npm run sandbox` also synthesizes them. */
await serve(process.argv.slice(2));
