import { nearestName, OuCostError } from '@ou-cost/spend';

/** The failure of `parseArgs`, which names an option that is not one of `names`, and the one that was meant. */
export function usageFault(cause: unknown, names: readonly string[]): OuCostError {
  const [said = ''] = (cause instanceof Error ? cause.message : String(cause)).split('\n', 1);
  const unknown = /^Unknown option '(--?([^']*))'/.exec(said);
  if (unknown === null) return new OuCostError('InvalidUsage', `${said}; see --help`, { cause });
  const [, option = '', name = ''] = unknown;
  const meant = nearestName(name, names);
  const proposal = meant === null ? '' : `did you mean --${meant}? `;
  return new OuCostError('InvalidUsage', `there is no option '${option}'; ${proposal}see --help`, { cause });
}
