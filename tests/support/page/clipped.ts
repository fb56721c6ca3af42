import type { Page } from 'playwright-core';

/** Figures that a box on the page cuts off, or that lie outside of the page. */
export function clippedFigures(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const clipped: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode;
      const parent = text.parentElement;
      if (parent === null || !/\d/.test(text.textContent ?? '')) continue;
      if (parent.closest('.unseen, bdi, script, style, noscript, select, .scroll') !== null) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const box = range.getBoundingClientRect();
      if (box.width === 0) continue;
      let isCut = box.left < -1 || box.right > document.documentElement.clientWidth + 1;
      for (let above: Element | null = parent; above !== null; above = above.parentElement) {
        if (getComputedStyle(above).overflowX === 'visible' || above === document.documentElement) continue;
        const around = above.getBoundingClientRect();
        if (box.left < around.left - 1 || box.right > around.right + 1) isCut = true;
      }
      if (isCut) clipped.push(text.textContent ?? '');
    }
    return clipped;
  });
}
