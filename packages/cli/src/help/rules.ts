/** The language of `--fail-if`. */
export const RULE_TEXT = `
Rules (--fail-if):
  WHOM [metric NAME] [MEASURE] > AMOUNT [and [MEASURE] > AMOUNT ...]
  WHOM     an organizational unit by id, path or unique name, an account by id,
           any-ou (the root included), any-account, unattributed, or total
  MEASURE  total (net; the default), gross (before credits and refunds), direct
           (of a unit, without those below it), change (of the total, over the
           days that --compare compares)
  >        or >=, <, <=
  AMOUNT   a number in the bill's currency; for a change also a percentage: 20%
  A rule looks at the sum of all periods of the report, exactly as billed, by
  the report's first metric or the one named. All parts joined by 'and' must
  hold for the same unit or account. A rise from zero is more than any
  percentage. Put a name with blanks, < or > in quotes, with \\ before a quote
  inside it; a unit that is called total needs quotes too. A rule never passes
  because it names what is not there: the run ends with exit code 2, before
  anything is paid for if the organization shows it. An account without spend
  that is not in the organization is found in the report only, which is written.
    --fail-if 'Workloads/Payments total > 1000'
    --fail-if 'any-ou change > 20% and > 100'
    --fail-if '"Data Platform" metric AmortizedCost direct >= 500'
    --fail-if 'unattributed total > 0' --fail-if 'total gross > 50000'`;
