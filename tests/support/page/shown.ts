import type { Page } from 'playwright-core';

/** What the page shows at one moment, as text. */
export interface ShownPage {
  readonly amount: string;
  /** The change and its percentage; none where nothing is compared. */
  readonly moved: readonly string[];
  /** The amount of each line of the ledger, by its kind. */
  readonly ledger: Readonly<Record<string, string>>;
  readonly ledgerTitle: string;
  /** The figures of each row by its id, and by column. */
  readonly rows: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What the bars say to those who do not see them. */
  readonly bars: readonly string[];
}

/** Options of the page's selects, by their position; one that is absent is left as it is. */
export interface Setting {
  readonly Period?: number;
  readonly Cost?: number;
  readonly Charges?: number;
  /** The fragment of the address, as if the browser went back to it. */
  readonly fragment?: string;
}

/** Chooses one setting after another, and reads the whole page after each; all at once, since there are hundreds. */
export function shownUnder(page: Page, settings: readonly Setting[]): Promise<ShownPage[]> {
  return page.evaluate((all) => {
    const text = (selector: string) => document.querySelector(selector)?.textContent ?? '';
    const choose = (label: string, option: number) => {
      const labels = [...document.querySelectorAll('.controls label')];
      const select = labels.find((one) => one.firstChild?.textContent === label)?.querySelector('select');
      if (select == null) throw new Error(`there is no choice of ${label}`);
      if (select.options[option]?.disabled !== false) throw new Error(`${label} has no option ${option}`);
      select.selectedIndex = option;
      select.dispatchEvent(new Event('change'));
    };
    const columns = ['before', 'now', 'change', 'percent', 'share'];
    return all.map(({ fragment, ...setting }) => {
      if (fragment !== undefined) {
        history.replaceState(null, '', fragment);
        window.dispatchEvent(new PopStateEvent('popstate'));
      }
      for (const [label, option] of Object.entries(setting)) choose(label, option);
      const rows = [...document.querySelectorAll('.tree tr[data-id]')].map((row) => {
        const figures = columns.flatMap((column) => {
          const cell = row.querySelector(`td.${column}`);
          return cell === null ? [] : [[column, cell.textContent]];
        });
        return [row.getAttribute('data-id') ?? '', Object.fromEntries(figures)];
      });
      const lines = [...document.querySelectorAll('.ledger tr')].map((line) => [
        line.getAttribute('data-line') ?? '',
        line.querySelector('td')?.textContent ?? '',
      ]);
      return {
        amount: text('.amount strong'),
        moved: [...document.querySelectorAll('.moved strong')].map((one) => one.textContent ?? ''),
        ledger: Object.fromEntries(lines),
        ledgerTitle: text('.ledger-section h2'),
        rows: Object.fromEntries(rows),
        bars: [...document.querySelectorAll('.month .unseen')].map((bar) => bar.textContent ?? ''),
      };
    });
  }, settings);
}

/** The options of a select that can be chosen, and those that cannot, by their label and position. */
export function optionsOf(
  page: Page,
  label: string,
): Promise<{ readonly label: string; readonly at: number; readonly isOff: boolean }[]> {
  return page
    .getByRole('combobox', { name: label, exact: true })
    .evaluate((select) =>
      select instanceof HTMLSelectElement
        ? [...select.options].map((option, at) => ({ label: option.text, at, isOff: option.disabled }))
        : [],
    );
}
