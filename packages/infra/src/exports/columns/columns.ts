/** A column's type as Glue writes it; the Parquet files of AWS's exports have the same. */
type ColumnType = 'string' | 'double' | 'timestamp' | 'map<string,string>' | 'map<string,double>';

/** The columns of a table of AWS Data Exports, as AWS spells them. */
export type ColumnsByType = Readonly<Partial<Record<ColumnType, readonly string[]>>>;

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
}

/** The columns in the order of their names, in which AWS documents and delivers them. */
export function columnsOf(byType: ColumnsByType): Column[] {
  const types = Object.keys(byType) as ColumnType[];
  return types
    .flatMap((type) => (byType[type] ?? []).map((name) => ({ name, type })))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}
