import { type ParseArgsConfig, parseArgs } from 'node:util';
import { nearestName } from '@ou-cost/spend';

/** A command line that does not say what to do. */
export class UsageError extends Error {}

type Options = NonNullable<ParseArgsConfig['options']>;
type Values<T extends Options> = ReturnType<typeof parseArgs<{ options: T }>>['values'];

/** Fails with a UsageError that names an option which is none of these, and the one that was meant. */
export function refuseUnknownOptions(args: readonly string[], names: readonly string[]): void {
  const { tokens } = parseArgs({ args: [...args], options: {}, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind !== 'option' || names.includes(token.name)) continue;
    const meant = nearestName(token.name, names);
    const proposal = meant === null ? '' : `did you mean --${meant}? `;
    throw new UsageError(`there is no option '${token.rawName}'; ${proposal}see --help`);
  }
}

/** The options of a script; null where its usage was asked for and has been printed. Fails with a UsageError. */
export function readArguments<const T extends Options>(
  usage: string,
  options: T,
  args = process.argv.slice(2),
): Values<T> | null {
  if (asksForHelp(args)) {
    process.stdout.write(usage);
    return null;
  }
  refuseUnknownOptions(args, [...Object.keys(options), 'help']);
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    const [said = ''] = (error instanceof Error ? error.message : String(error)).split('\n', 1);
    throw new UsageError(`${said}; see --help`);
  }
}

export function asksForHelp(args: readonly string[]): boolean {
  return args.includes('--help');
}

/** Says on standard error why a script failed, and sets the exit code: 2 for wrong usage, else `exitCode`. */
export function fail(script: string, error: unknown, exitCode = 1): void {
  const isUsage = error instanceof UsageError;
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${script}: ${message}\n`);
  process.exitCode = isUsage ? 2 : exitCode;
}
