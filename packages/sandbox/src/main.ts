import { serve } from './command/serve.ts';

/** Serves stacks that were synthesized before, or plain templates. `npm run sandbox` also synthesizes stacks. */
await serve(process.argv.slice(2));
