import { element, nameElement } from '../element.ts';
import { type Ledger, type LedgerLine, ledgerOf } from '../figures/ledger.ts';
import { departedCount } from '../figures/nodes.ts';
import { jumpLink } from '../jump-link.ts';
import type { Part, Store } from '../store.ts';

/** The few lines that lead from what is shown to the total, and to the one that was read independently. */
export function ledgerPart(host: HTMLElement, store: Store): Part {
  const title = element('h2');
  const table = element('table', { class: 'ledger' });
  const about = element('p', { class: 'run' }, aboutRun(store));
  host.append(title, table, about);
  return {
    draw: () => {
      const ledger = ledgerOf(store.payload, store.tree, store.state.measure, store.focus);
      title.replaceChildren(...heading(ledger, store));
      table.replaceChildren(
        element('caption', { class: 'unseen' }, [store.words.page.ledger]),
        element(
          'tbody',
          {},
          ledger.lines.map((line) => row(line, ledger, store)),
        ),
      );
    },
  };
}

function heading({ difference }: Ledger, { payload, words, format }: Store): (string | HTMLElement)[] {
  const { status, tolerance } = payload.about;
  const page = words.page;
  if (difference === null) {
    return [element('span', { class: 'warn' }, [page.notChecked]), small(page.noIndependent)];
  }
  const isExact = status === 'reconciled' || format.amount(difference) === format.amount('0');
  return isExact
    ? [element('span', { class: 'check' }, [page.addsUp]), small(page.within(tolerance))]
    : [element('span', { class: 'warn' }, [page.addsUpBut(format.amount(difference))])];
}

function small(text: string): HTMLElement {
  return element('small', {}, [text]);
}

function row(line: LedgerLine, { difference }: Ledger, store: Store): HTMLElement {
  const { format } = store;
  const isTotal = line.kind === 'total';
  return element('tr', { class: isTotal ? 'total' : null, 'data-line': line.kind }, [
    element('th', { scope: 'row' }, label(line, difference, store)),
    element('td', { class: 'n' }, [format.amount(line.amount)]),
  ]);
}

function label(line: LedgerLine, difference: string | null, store: Store): (string | HTMLElement)[] {
  const { words, payload, focus, format } = store;
  const { page, shared } = words;
  switch (line.kind) {
    case 'chosen':
      return [nameElement(focus?.name ?? '')];
    case 'in-units':
      return [focus === null ? shared.tree.inUnits : page.plus(shared.tree.inUnits)];
    case 'other-units':
      return [page.plus(page.otherUnits)];
    case 'departed':
      return [page.plus(page.departed(departedCount(store.tree, payload, store.figures)))];
    case 'other-departed':
      return [page.plus(page.otherDeparted)];
    case 'total':
      return [shared.tree.total];
    case 'other-charges':
      return [page.plus(page.otherCharges)];
    case 'left-out':
      return [page.plus(shared.tree.leftOut)];
    case 'not-attributed':
      return [page.plus(payload.about.notAttributed)];
    case 'independent':
      return payload.about.status === 'difference-allowed'
        ? [payload.about.independent]
        : [page.independent(payload.about.independent, format.amount(difference ?? '0'))];
  }
}

/** What the run cost, and where its notes are. */
function aboutRun({ payload, words }: Store): HTMLElement[] {
  const { notes, runCost } = payload.about;
  return [
    ...(notes === 0 ? [] : [jumpLink('notes', words.page.notes(notes))]),
    element('span', {}, [words.page.runCost(runCost)]),
  ];
}
