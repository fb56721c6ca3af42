import { element } from '../element.ts';
import type { Mover } from '../figures/movers.ts';
import { pathTo, type SpendNode } from '../figures/nodes.ts';
import type { LatePart, Store } from '../store.ts';
import { changeTitle, daysOfChange } from '../subject.ts';
import { type MovedLine, type MovedLines, MovedList } from './list.ts';
import { type Moved, movedIn, movedParts } from './model.ts';

const LISTS = ['units', 'accounts', 'parts'] as const;

/** What moved most: units by their own accounts, accounts, and the parts of a split such as services. */
export function movedPart(host: HTMLElement, store: Store): LatePart {
  const { words } = store;
  const sentence = element('p', { class: 'soft' });
  const hosts = LISTS.map((name) => element('div', { class: `moved-list ${name}` }));
  const [units, accounts, parts] = hosts.map((list, at) => new MovedList(list, store, LISTS[at] ?? 'parts'));
  const hint = element('p', { class: 'hint' });
  const heading = element('h2');
  host.append(heading, sentence, ...hosts, hint);
  return {
    *drawInSteps() {
      const { figures, focus, tree } = store;
      host.hidden = figures.compared === null;
      if (figures.compared === null) return;
      const days = daysOfChange(store);
      const remark = days === null ? [] : [' ', element('small', {}, [changeTitle(store)])];
      heading.replaceChildren(words.shared.movers.title, ...remark);
      const moved = yield* movedIn(tree, figures, focus);
      sentence.textContent = hiddenText(moved, store);
      const { movers } = words.shared;
      const linesOf = (some: readonly Mover<SpendNode>[]): MovedLines => ({
        length: some.length,
        at: (position) => {
          const mover = some[position];
          return mover && nodeLine(mover, store);
        },
      });
      units?.draw({ title: movers.units, remark: '' }, linesOf(moved.units));
      accounts?.draw({ title: movers.accounts, remark: '' }, linesOf(moved.accounts));
      yield;
      const split = splitOfParts(store);
      hint.textContent = split === null ? words.page.notAsked('--by service') : '';
      parts?.draw(partTitles(store, split), split === null ? [] : partLinesOf(store, split));
    },
  };
}

function hiddenText({ units, hidden: { rises, falls } }: Moved, { payload, words, format }: Store): string {
  const of = payload.accounts.length > 0 ? 'accounts' : 'units';
  if (rises.count + falls.count === 0) return units.length === 0 ? words.page.noneMoved(of) : '';
  const said = ({ count, amount }: typeof rises) => ({
    count,
    counted: format.count(count),
    amount: format.amount(amount),
  });
  return words.page.risesAndFalls(of, said(rises), said(falls));
}

function nodeLine({ one, change }: Mover<SpendNode>, { choose, tree, words }: Store): MovedLine {
  const above = pathTo(one)
    .slice(0, -1)
    .filter((unit) => unit !== tree.root);
  const isDeparted = one.kind === 'account' && one.parent === null;
  const path = isDeparted ? [words.shared.tree.departed] : above.map(({ name }) => name);
  return {
    id: one.id,
    name: one.name,
    place: path.slice(-2).join(' › '),
    title: `${[...path, one.name].join(' › ')} (${one.id})`,
    change,
    isPressed: null,
    choose: () => choose(one),
  };
}

/** The split whose parts are listed: the chosen one, or the first one, other than by charge type. */
function splitOfParts({ payload, state }: Store): number | null {
  const isListed = (at: number) => payload.splits[at]?.kind !== 'charge-type';
  if (isListed(state.split)) return state.split;
  const first = payload.splits.findIndex((_, at) => isListed(at));
  return first < 0 ? null : first;
}

function partTitles({ payload, state, words }: Store, at: number | null) {
  const split = at === null ? undefined : payload.splits[at];
  const { part } = state.measure;
  const isOther = typeof part === 'number' && split !== undefined && (part < split.from || part >= split.to);
  return { title: split?.many ?? '', remark: part === 'gross' || isOther ? words.page.net : '' };
}

function partLinesOf(store: Store, split: number): MovedLine[] {
  const { payload, tree, state, focus, measure } = store;
  return movedParts(payload, tree, state.measure, focus, split).map(({ one, change }) => {
    const name = payload.parts[one] ?? '';
    const isPressed = state.measure.part === one;
    const choose = () => measure({ part: isPressed ? 'net' : one });
    return { id: `part-${one}`, name, place: '', title: name, change, isPressed, choose };
  });
}
