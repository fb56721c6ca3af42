import { REPORT_OUTPUT_NAMES } from './outputs.ts';
import type { OptionTable } from './row.ts';

/** Who gets a report, besides the one who runs the command. */
export const DELIVERY_OPTIONS = {
  deliver: {
    takes: 'text',
    placeholder: 'target',
    help: 'deliver a reconciled report to mail:ADDRESS,ADDRESS or sns:ARN, or to the webhook whose address is in a secret, as in slack:ARN; see below',
    repeatable: true,
    alsoIn: [],
  },
  'mail-from': {
    takes: 'text',
    placeholder: 'address',
    help: 'the sender of the mail, which Amazon SES has verified',
    alsoIn: [],
  },
  'mail-region': {
    takes: 'text',
    placeholder: 'region',
    help: 'the region in which Amazon SES has verified the sender',
    otherwise: '--region, else from the configuration, else AWS_REGION, else of the profile',
    alsoIn: [],
  },
  attach: {
    takes: 'choice',
    placeholder: 'format',
    values: REPORT_OUTPUT_NAMES,
    help: 'what the mail has attached',
    repeatable: true,
    default: 'html',
    alsoIn: [],
  },
} as const satisfies OptionTable;
