/** How a column's values are typed in Parquet. In a CSV every value is text. */
export type ColumnType = 'text' | 'double' | 'moment' | 'texts' | 'doubles';

/** A column of an exported table. */
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
}

/** A line of an export as texts by column; a column without a value is absent. */
export type ExportedLine = Readonly<Record<string, string>>;

/** A table that AWS Data Exports offers. */
export type ExportTable = 'FOCUS_1_2_AWS' | 'FOCUS_1_0_AWS' | 'COST_AND_USAGE_REPORT';

/** AWS's names of the types, as its manifests and its documentation spell them. */
export const AWS_TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'string',
  double: 'double',
  moment: 'timestamp_milliseconds',
  texts: 'map<string,string>',
  doubles: 'map<string,double>',
};

/** Columns by name from a text that lists them, with the types of those that are not text. */
export function columnsOf(
  names: string,
  types: Readonly<Partial<Record<Exclude<ColumnType, 'text'>, string>>>,
): readonly Column[] {
  const typeOf = new Map<string, ColumnType>();
  for (const [type, typed] of Object.entries(types)) {
    for (const name of words(typed)) typeOf.set(name, type as ColumnType);
  }
  return words(names).map((name) => ({ name, type: typeOf.get(name) ?? 'text' }));
}

function words(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
