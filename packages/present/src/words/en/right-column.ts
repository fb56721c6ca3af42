/** What rose or fell: how many, and by what they did. */
interface OneWay {
  readonly count: number;
  /** The count as it is written. */
  readonly counted: string;
  readonly amount: string;
}

function oneWay({ count, counted, amount }: OneWay, subject: string, verb: string): string {
  return count === 0 ? `none ${verb}` : `${counted}${subject} ${verb} by ${amount}`;
}

function named(count: number, one: string): string {
  return ` ${one}${count === 1 ? '' : 's'}`;
}

/** Words of what moved and of what a spend consists of, beside the table of units, in English. */
export const rightColumnWords = {
  /** `57 accounts rose by 13,964.87, 4 fell by 11,539.37`: what a net change hides. */
  risesAndFalls: (of: 'accounts' | 'units', rises: OneWay, falls: OneWay) => {
    const noun = (count: number) => named(count, of === 'accounts' ? 'account' : 'unit');
    if (rises.count === 0) return `${oneWay(falls, noun(falls.count), 'fell')}, none rose.`;
    return `${oneWay(rises, noun(rises.count), 'rose')}, ${oneWay(falls, '', 'fell')}.`;
  },
  noneMoved: (of: 'accounts' | 'units') => `No ${of === 'accounts' ? 'account' : 'unit'} changed.`,
  /** Leads to a whole list of which the largest are shown. */
  all: (count: string) => `All ${count}`,
  largest: (count: string) => `${count} largest`,
  showMore: (count: string) => `Show ${count} more`,
  /** Beside a list that is not limited to the chosen part. */
  net: 'net',
  notAsked: (option: string) => `Services are listed where they are asked for: ${option}`,
  partsNotKnown: (many: string, period: string) => `${many} of ${period} were not read.`,
  consists: 'What it consists of',
  by: 'By',
  gross: 'Gross',
  /** Beside the line that the whole page shows. */
  shown: 'shown',
  /** The two views of the table of units. */
  views: 'Table, accounts or map',
  accounts: 'Accounts',
  accountsLabel: 'Spend by account',
  whatAccountsSpent: <Name>(unit: Name | null): readonly (string | Name)[] =>
    unit === null ? ['What each account spent'] : ['What each account of ', unit, ' spent'],
  findAccounts: 'Name or id of an account',
  found: 'Found',
  someAccounts: (some: string, all: string) => `${some} of ${all}`,
  /** Before links to what is not on the first screen. */
  further: 'Further: ',
  mapLink: 'map',
  accountsLink: (counted: string, count: number) => `${counted} account${count === 1 ? '' : 's'}`,
  table: 'Table',
  map: 'Map',
  mapLabel: (name: string) => `Map of ${name}`,
  tile: (name: string, amount: string, share: string, whole: string) =>
    `${name}: ${amount}${share === '' ? '' : `, ${share} of ${whole}`}`,
  smaller: (count: string) => `${count} smaller ones`,
  noParts: 'An account has no parts to draw.',
  notPrinted: (count: string) => `${count} more rows are not printed; the JSON and CSV outputs have them.`,
  negativeLeftOut: 'Amounts below zero have no area.',
};

export type RightColumnWords = typeof rightColumnWords;
