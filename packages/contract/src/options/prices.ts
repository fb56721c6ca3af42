/** How many requests to Cost Explorer a report of a month needs where every answer has one page, by its options. */
export const PRICES = [
  { options: '', requests: 2, because: 'the sums by account, and the total that they are held against' },
  { options: '--compare previous', requests: 2, because: 'months beside each other are read at once' },
  { options: '--compare 2026-03', requests: 4, because: 'another month is read by itself' },
  { options: '--by charge-type --by service', requests: 3, because: 'each further --by is read by itself' },
  { options: '--trend 13', requests: 3, because: 'its months share the one total' },
  {
    options: '--by charge-type --by service --trend 13 --compare previous',
    requests: 4,
    because: 'all of these',
  },
] as const;
