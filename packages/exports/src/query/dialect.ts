/** The engines' ways to say what the SQL that both read cannot say. */
export type Dialect = 'duckdb' | 'trino';

interface DialectRow {
  /** The value of a key in a JSON object of texts; null where the key or the text is missing. Both are expressions. */
  jsonValue(text: string, key: string): string;
}

/** A CSV has tags as the text of a JSON object. Everything else is the same text for both engines. */
const DIALECTS: Readonly<Record<Dialect, DialectRow>> = {
  duckdb: {
    jsonValue: (text, key) => `CAST(CAST(nullif(${text}, '') AS JSON) AS MAP(VARCHAR, VARCHAR))[${key}]`,
  },
  trino: {
    jsonValue: (text, key) =>
      `element_at(CAST(json_parse(nullif(${text}, '')) AS MAP(VARCHAR, VARCHAR)), ${key})`,
  },
};

export function dialectNamed(name: Dialect): DialectRow {
  return DIALECTS[name];
}
