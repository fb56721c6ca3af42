import type { ReportRequestJson } from '@ou-cost/contract';
import {
  OuCostError,
  parseRule,
  type ReportRequest,
  type Rule,
  type RuleObstacle,
  ruleNames,
  ruleObstacle,
} from '@ou-cost/spend';

/** The names in the rules of `--fail-if`, as they travel; nothing where no rule names anything. */
export function ruleNamesIn(texts: readonly string[]): Pick<ReportRequestJson, 'ruleNames'> {
  const names = ruleNames(texts.map(parseRule)).map(({ rule, unit, account }) => ({
    // The text is for a message, which need not repeat a rule of thousands of characters.
    rule: rule.slice(0, 200),
    ...(unit === undefined ? {} : { ou: unit }),
    ...(account === undefined ? {} : { account }),
  }));
  return names.length === 0 ? {} : { ruleNames: names };
}

/**
 * The rules of `--fail-if`. Fails with InvalidUsage where one cannot be read, or where a report on the request could
 * not tell whether it holds: before anything is paid for.
 */
export function rulesOf(texts: readonly string[], request: ReportRequest): Rule[] {
  return texts.map((text) => {
    const rule = parseRule(text);
    const obstacle = ruleObstacle(rule, request);
    if (obstacle === null) return rule;
    throw new OuCostError('InvalidUsage', `the rule '${text}' cannot be judged: ${remedyFor(obstacle)}`);
  });
}

function remedyFor(obstacle: RuleObstacle): string {
  switch (obstacle.kind) {
    case 'metric-not-asked':
      return `the report has no ${obstacle.metric}; ask for it with --metric ${obstacle.metric}`;
    case 'nothing-compared':
      return 'there is nothing to compare with; add --compare previous or --compare YYYY-MM';
    case 'no-gross-by-service':
      return 'gross is known by charge type only; add --by charge-type';
    case 'no-accounts-listed':
      return "'--detail ou' lists no accounts; omit it";
  }
}
