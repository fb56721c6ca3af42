import { isTextOutput, REPORT_OUTPUT_NAMES, REPORT_OUTPUTS } from '@ou-cost/contract/options';
import { describe, expect, test } from 'vitest';
import { rendered, rendererOf } from './render.ts';
import type { View } from './shared/view.ts';
import { PLAIN_VIEW } from './shared/view.ts';
import { exampleReport } from './testing/example-report.ts';

const WHOLE: View = PLAIN_VIEW;

describe.each(REPORT_OUTPUT_NAMES)('%s is what the table of outputs says of it:', (name) => {
  const { content, obeysDepth, readers } = REPORT_OUTPUTS[name];

  test(`${content}`, async () => {
    const isBytes = (await rendered(name, exampleReport(), WHOLE)) instanceof Uint8Array;
    expect(isBytes).toBe(content === 'bytes');
  });

  if (!isTextOutput(name)) return;
  const text = async (view: Partial<View>) => {
    const render = await rendererOf(name);
    return [...render(exampleReport(), { ...WHOLE, ...view })].join('');
  };

  test(`${obeysDepth ? 'draws' : 'has all units, not'} units down to a depth`, async () => {
    expect((await text({ depth: 0 })) !== (await text({}))).toBe(obeysDepth);
  });

  test(`for ${readers}, so figures ${readers === 'people' ? '' : 'do not '}follow the locale`, async () => {
    expect((await text({ locale: 'de-DE' })) !== (await text({}))).toBe(readers === 'people');
  });
});
