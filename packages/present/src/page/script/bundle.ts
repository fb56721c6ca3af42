import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

/** The script escaped so that a template literal evaluates to it. */
function asTemplate(script: string): string {
  return script.replace(/[\\`]|\$\{/g, (found) => `\\${found}`);
}

/** The page's script as one text: no imports, plain ASCII, nothing that ends a script element. */
async function bundlePage(plugins: readonly Plugin[]): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../main.ts', import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'ascii',
    legalComments: 'none',
    lineLimit: 160,
    logLevel: 'silent',
    plugins: [...plugins],
  });
  return outputFiles[0]?.text.trimEnd() ?? '';
}

/** The source of the module from which the HTML output takes the script. */
export async function pageModule(plugins: readonly Plugin[] = []): Promise<string> {
  const script = await bundlePage(plugins);
  return `// Made by \`npm run page -w packages/present\` from main.ts and what it imports; change those instead.

export const PAGE_SCRIPT = \`${asTemplate(script)}\`;
`;
}
