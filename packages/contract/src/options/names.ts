import type { OptionRow } from './row.ts';

type CamelCase<Text extends string> = Text extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<CamelCase<Rest>>}`
  : Text;

/** Under which an option's value is handed over and travels: `exclude-ou` is `excludeOu`, `no-color` is `color`. */
export type FieldOf<Name extends string> = Name extends `no-${infer Rest}`
  ? CamelCase<Rest>
  : CamelCase<Name>;

export function fieldOf<Name extends string>(name: Name): FieldOf<Name> {
  const field = name.replace(/^no-/, '').replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  return field as FieldOf<Name>;
}

/** An option as it is written: `--exclude-ou <unit>`. */
export function usageOf(name: string, option: OptionRow): string {
  return option.takes === 'nothing' ? `--${name}` : `--${name} <${option.placeholder}>`;
}

/** What an option does, takes and means by default, in one sentence. */
export function descriptionOf(option: OptionRow): string {
  const omitted = option.default ?? option.otherwise;
  const facts = [
    ...(option.takes === 'choice' ? [option.values.join(', ')] : []),
    ...(option.repeatable ? ['repeatable'] : []),
    ...(omitted === undefined ? [] : [`default: ${omitted}`]),
  ];
  return facts.length === 0 ? option.help : `${option.help} (${facts.join('; ')})`;
}
