import type { PostTarget } from '@ou-cost/contract/options';
import { shareOf } from '@ou-cost/spend';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { messageFor } from './message/render.ts';
import { figureFormat } from './shared/figure-format.ts';
import { PLAIN_VIEW } from './shared/view.ts';
import { renderTable } from './table/render.ts';
import { type KnownShares, knownShares, reportOfShares } from './testing/known-shares.ts';

const NO_PAGE = { file: null, link: null };

/** What each output shows as the shares of the units, in the order of the parts. A browser shows the page in tests/page. */
const SHOWN: Readonly<Record<string, (known: KnownShares, locale: string) => (string | undefined)[]>> = {
  terminal: (known, locale) => {
    const view = { ...PLAIN_VIEW, locale };
    return byName(renderTable(reportOfShares(known), view).split('\n'), known);
  },
  slack: (known, locale) => byName(posted('slack', known, locale).split('\\n'), known),
  teams: (known, locale) => {
    const [card] = JSON.parse(posted('teams', known, locale)).attachments;
    const table = card.content.body.find(({ type }: { type: string }) => type === 'Table');
    const rows: { cells: { items: { inlines: { text: string }[] }[] }[] }[] = table.rows;
    const lines = rows.map(({ cells }) => cells.map(({ items }) => items[0]?.inlines[0]?.text).join(' '));
    return byName(lines, known);
  },
  json: (known, locale) => {
    const { parts }: { parts: { name: string; share: string }[] } = JSON.parse(posted('json', known, locale));
    const format = figureFormat('USD', locale);
    return known.parts.map((_, at) => {
      const share = parts.find(({ name }) => name === `unit ${at}`)?.share;
      return share === undefined ? undefined : format.share(share);
    });
  },
  page: ({ whole, parts }, locale) => {
    const format = figureFormat('USD', locale);
    return parts.map(({ amount }) => format.share(shareOf(amount, whole) ?? ''));
  },
};

function posted(target: PostTarget, known: KnownShares, locale: string): string {
  return messageFor(target, reportOfShares(known), NO_PAGE, { ...PLAIN_VIEW, locale });
}

/** The first figure with a percent sign on the line of each unit. */
function byName(lines: readonly string[], { parts }: KnownShares): (string | undefined)[] {
  return parts.map((_, at) => {
    const line = lines.find((text) => new RegExp(`unit ${at}\\b`).test(text)) ?? '';
    return /-?[\d.,]+\u00a0?%/.exec(line)?.[0];
  });
}

/** `1,234.5%`, written without the code under test. */
function written(share: string): string {
  return `${share.replace(/\B(?=(\d{3})+\.)/g, ',')}%`;
}

describe.each(Object.entries(SHOWN))('a share, as the %s shows it', (_, shown) => {
  test('is 12.3 % for 12250.0000000001 of 100000, which is more than a half above 12.2 %', () => {
    const known = { whole: '100000', parts: [{ amount: '12250.0000000001', share: '12.3' }] };
    expect(shown(known, 'en-US')).toEqual(['12.3%']);
  });

  test('is rounded by its exact value, and only an exact half goes to the even neighbour', () => {
    fc.assert(
      fc.property(knownShares, (known) => {
        expect(shown(known, 'en-US')).toEqual(known.parts.map(({ share }) => written(share)));
      }),
      { numRuns: 100 },
    );
  });

  test('is written as the locale writes figures, grouped from four digits on', () => {
    const known = { whole: '100', parts: [{ amount: '1234.5', share: '1234.5' }] };
    expect(shown(known, 'de-DE')).toEqual(['1.234,5\u00a0%']);
    expect(shown(known, 'es-ES')).toEqual(['1.234,5\u00a0%']);
  });
});
