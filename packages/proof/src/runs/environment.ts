/** Where the programs look for other programs: synthesis calls the bundler. */
export const PATH = process.env['PATH'] ?? '';
