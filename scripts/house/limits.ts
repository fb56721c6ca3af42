/** How large a room may be: one idea to a folder, and a file that can be read at once. */
export const LIMITS = {
  /** Source files directly in a folder; tests, golden files and generated files do not count. */
  filesInFolder: 22,
  /** Lines of a source or test file. */
  linesInFile: 300,
} as const;
