import type { Plugin } from 'esbuild';

const NAMESPACE = 'left-out';

/**
 * Optional parts of bundled packages, and what stands in their place. The debug output of the proxy's agents would show
 * what they send to the proxy, its password included; Kerberos is a native module, which is not asked for.
 */
const STUBS: ReadonlyMap<string, string> = new Map([
  ['debug', 'module.exports = () => () => {};'],
  ['kerberos', 'module.exports = {};'],
]);

/** Leaves optional parts of packages out of the bundle, which would otherwise load them from beside the file. */
export const leftOut: Plugin = {
  name: 'left-out',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /./ }, ({ path }) => (STUBS.has(path) ? { path, namespace: NAMESPACE } : null));
    onLoad({ filter: /./, namespace: NAMESPACE }, ({ path }) => ({
      contents: STUBS.get(path) ?? '',
      loader: 'js',
    }));
  },
};
