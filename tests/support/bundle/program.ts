/** Loads the part that renders, as the function does for a scheduled report. */
export const rendered = async (
  ...asked: Parameters<typeof import('./renders.ts').renderedText>
): Promise<string> => (await import('./renders.ts')).renderedText(...asked);
