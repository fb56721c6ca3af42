/** The search path of the programs that the proof runs: synthesis starts the bundler. */
export const PATH = process.env['PATH'] ?? '';

/** The folder in which programs that are started from here keep their compiled code, if one was named. */
export const COMPILE_CACHE = process.env['NODE_COMPILE_CACHE'];
