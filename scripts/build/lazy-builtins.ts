import { isBuiltin } from 'node:module';
import type { Plugin } from 'esbuild';

const NAMESPACE = 'builtin';

/**
 * Loads the built-in modules of Node.js when they are first used. As imports of the one file, all of them would be
 * loaded at every start, so even `--help` would load the HTTP client and the crypto library.
 */
export const lazyBuiltins: Plugin = {
  name: 'lazy-builtins',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /./ }, ({ path, namespace }) => {
      if (!isBuiltin(path)) return null;
      return namespace === NAMESPACE ? { path, external: true } : { path, namespace: NAMESPACE };
    });
    onLoad({ filter: /./, namespace: NAMESPACE }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(path)});`,
      loader: 'js',
    }));
  },
};
