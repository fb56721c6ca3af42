import { ENVIRONMENT_TEXT } from './environment.ts';
import { exitCodeList } from './exit-codes.ts';
import { DOCTOR_OUTPUT_TEXT, OUS_OUTPUT_TEXT } from './outputs.ts';

export const DOCTOR_HELP = `
What happens: the chain is checked hop by hop. Whose are the credentials? May
they assume the invoker role? May that role invoke the function (a dry run)?
Does the function answer, and in which version? Then the function itself is
asked: may it assume the reader role, and may that role make each call that a
report needs? Where the deployment reads an export, the function looks at its
health, its last delivery, the table and the work group as well. The rights of
'ou-cost run' are enough for all of this, and nothing is paid for without
--paid. A hop that fails is shown with its remedy: what to add or to run. A
warning is shown in the same way, and does not count as a failure.

With --negative, what must be refused is tried as well: invoking the function
without the invoker role, invoking another function, and reading Organizations
or costs with a role that must not; with an export also writing into its bucket,
listing another prefix and querying in another work group. CloudTrail keeps
these as denied calls. If a read of costs is not refused, it costs 0.01 USD.
${DOCTOR_OUTPUT_TEXT}

Examples:
  ou-cost doctor
  ou-cost doctor --paid --negative
  ou-cost doctor --output json | jq '.checks[] | select(.outcome == "failed")'

Exit codes:
${exitCodeList({
  0: 'every hop works, or warns at most',
  1: 'the function is broken',
  2: 'wrong usage or configuration, or no function has this name',
  4: 'a hop is refused, or something is allowed that must not be',
  5: 'the export is not healthy, or its last delivery is not whole',
  6: 'no answer in time, or nothing was delivered yet',
})}
The diagnosis is printed whatever it finds; the first broken hop decides the code.
${ENVIRONMENT_TEXT}`;

export const OUS_HELP = `
What happens: as with 'ou-cost run', the invoker role is assumed and the
function invoked; the function reads Organizations and nothing else. Units
without an account below them may be absent.
${OUS_OUTPUT_TEXT}

Examples:
  ou-cost ous --depth 2
  ou-cost ous --output rundeck --out /var/lib/rundeck/ou-cost/ous.json

Exit codes: those of 'ou-cost run'.
${ENVIRONMENT_TEXT}`;
