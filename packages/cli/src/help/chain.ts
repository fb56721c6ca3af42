import { exitCodeList } from './exit-codes.ts';
import { ENVIRONMENT } from './help.ts';
import { DOCTOR_OUTPUT_TEXT, OUS_OUTPUT_TEXT } from './outputs.ts';

export const DOCTOR_HELP = `
What happens: whose the credentials are; whether they may enter the invoker
role; whether that may invoke the function (a dry run); whether the function
answers, in which version; and, asked of the function, whether it may enter the
reader role and whether that may make each call that a report needs. Nothing is
needed for it that 'ou-cost run' does not need, and nothing is paid for unless
--paid says so. For a hop that fails: what to add or to run.

With --negative, what must be refused is tried as well: invoking the function
past the invoker role, another function, or reading Organizations or cost with a
role that shall not. CloudTrail keeps those as denied calls. Should one of the
reads of cost not be refused, it costs 0.01 USD.
${DOCTOR_OUTPUT_TEXT}

Examples:
  ou-cost doctor
  ou-cost doctor --paid --negative
  ou-cost doctor --output json | jq '.checks[] | select(.outcome == "failed")'

Exit codes:
${exitCodeList({
  0: 'every hop works',
  1: 'the function is broken',
  2: 'wrong usage or configuration, or no function has this name',
  4: 'a hop is refused, or something is allowed that must not be',
  6: 'no answer in time',
})}
The diagnosis is printed whatever it finds; the first broken hop decides the code.
${ENVIRONMENT}`;

export const OUS_HELP = `
What happens: as with 'ou-cost run', the invoker role is assumed and the
function invoked; it reads Organizations and nothing else. Units without any
account below them may be absent.
${OUS_OUTPUT_TEXT}

Examples:
  ou-cost ous --depth 2
  ou-cost ous --output rundeck --out /var/lib/rundeck/ou-cost/ous.json

Exit codes: those of 'ou-cost run'.
${ENVIRONMENT}`;
