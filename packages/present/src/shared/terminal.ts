import { createColors } from 'picocolors';

type Colors = ReturnType<typeof createColors>;

/** What a table must know of the place where it is shown: its width, and its colours. */
export interface Terminal {
  /** Null where there is no terminal, so nothing is cut to fit. */
  readonly columns: number | null;
  readonly colors: Colors;
}

export const PLAIN: Terminal = { columns: null, colors: createColors(false) };

/** The terminal behind a stream, or plain text where there is none; colours only where they are wanted. */
export function terminalOf(
  stream: { readonly isTTY?: boolean; readonly columns?: number },
  wantsColor: boolean,
): Terminal {
  if (stream.isTTY !== true) return PLAIN;
  const columns = stream.columns !== undefined && stream.columns > 0 ? stream.columns : 80;
  return { columns, colors: createColors(wantsColor) };
}
