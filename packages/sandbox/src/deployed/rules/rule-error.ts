/** A rule that CloudFormation would refuse, or that only AWS can evaluate. */
export class RuleError extends Error {}
