/** Every output format that is text, by the name that `--output` takes. */
export const TEXT_FORMAT_NAMES = ['table', 'json', 'csv', 'csv-ou', 'markdown', 'html'] as const;

export type TextFormat = (typeof TEXT_FORMAT_NAMES)[number];

export type Format = TextFormat | 'xlsx';

export const FORMAT_NAMES: readonly Format[] = [...TEXT_FORMAT_NAMES, 'xlsx'];
