import { element } from './element.ts';

/**
 * A link to a part of the page below. It moves the focus by itself: a fragment of its own would take the place of the
 * one that holds the view, and show the initial view again.
 */
export function jumpLink(id: string, text: string): HTMLElement {
  const link = element('a', { href: `#${id}`, class: 'link' }, [text]);
  link.addEventListener('click', (event) => {
    event.preventDefault();
    const target = document.getElementById(id);
    target?.scrollIntoView();
    target?.focus({ preventScroll: true });
  });
  return link;
}
