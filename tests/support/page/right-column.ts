import type { Page } from 'playwright-core';
import type { Setting } from './shown.ts';

/** A line of a list, by what it is called. */
type ShownLine = readonly [name: string, ...figures: string[]];

/** What the column beside the table shows. */
export interface ShownColumn {
  readonly sentence: string;
  /** Lines of the lists of what moved, by the list's name; `id` tells units and accounts of one name apart. */
  readonly moved: Readonly<Record<'units' | 'accounts' | 'parts', readonly ShownLine[]>>;
  readonly ids: Readonly<Record<'units' | 'accounts' | 'parts', readonly string[]>>;
  readonly consists: readonly ShownLine[];
}

/** Chooses one setting after another, and reads the column beside the table after each, with every list whole. */
export function columnUnder(page: Page, settings: readonly Setting[]): Promise<ShownColumn[]> {
  return page.evaluate((all) => {
    const choose = (label: string, option: number) => {
      const labels = [...document.querySelectorAll('.controls label')];
      const select = labels.find((one) => one.firstChild?.textContent === label)?.querySelector('select');
      if (select == null) throw new Error(`there is no choice of ${label}`);
      select.selectedIndex = option;
      select.dispatchEvent(new Event('change'));
    };
    const openAll = () => {
      const closed = '.right-column button[aria-expanded="false"]';
      for (const button of document.querySelectorAll<HTMLElement>(closed)) {
        if (!button.hidden) button.click();
      }
    };
    const linesOf = (host: string): [string, ...string[]][] =>
      [...document.querySelectorAll(`${host} tbody tr`)].map((row) => [
        row.querySelector('th bdi')?.textContent ?? row.querySelector('th')?.textContent ?? '',
        ...[...row.querySelectorAll('td')].map((cell) => cell.textContent ?? ''),
      ]);
    const idsOf = (host: string) =>
      [...document.querySelectorAll(`${host} tbody button`)].map((one) => one.getAttribute('data-id') ?? '');
    return all.map(({ fragment, ...setting }) => {
      if (fragment !== undefined) {
        history.replaceState(null, '', fragment);
        window.dispatchEvent(new PopStateEvent('popstate'));
      }
      for (const [label, option] of Object.entries(setting)) choose(label, option);
      openAll();
      const none = { units: [], accounts: [], parts: [] };
      const consists = linesOf('.consists-section');
      if (document.querySelector<HTMLElement>('.moved-section')?.hidden !== false) {
        return { sentence: '', moved: none, ids: none, consists };
      }
      const lists = {
        units: '.moved-list.units',
        accounts: '.moved-list.accounts',
        parts: '.moved-list.parts',
      };
      return {
        sentence: document.querySelector('.moved-section > p')?.textContent ?? '',
        moved: {
          units: linesOf(lists.units),
          accounts: linesOf(lists.accounts),
          parts: linesOf(lists.parts),
        },
        ids: { units: idsOf(lists.units), accounts: idsOf(lists.accounts), parts: idsOf(lists.parts) },
        consists,
      };
    });
  }, settings);
}
