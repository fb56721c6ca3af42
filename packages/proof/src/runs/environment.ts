/** The search path of the programs that the proof runs: synthesis starts the bundler. */
export const PATH = process.env['PATH'] ?? '';
