import { ENVIRONMENT_TEXT } from './environment.ts';
import { EXIT_CODE_TEXT } from './exit-codes.ts';
import { SCHEDULES_OUTPUT_TEXT } from './outputs.ts';

export const SCHEDULES_HELP = `
What happens: the configuration file is read, and AWS is not asked. For each of its
schedules the next times are shown in its time zone and in UTC, with the days that
it will report then. A period is resolved on the day in UTC; what may surprise
about that is said in a sentence. docs/schedules.md says how to configure them.

Price: none.
${SCHEDULES_OUTPUT_TEXT}

Examples:
  ou-cost schedules
  ou-cost schedules --next 12 --output json
${EXIT_CODE_TEXT}
${ENVIRONMENT_TEXT}`;
