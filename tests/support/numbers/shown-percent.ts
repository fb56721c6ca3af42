/** `part` in percent of `whole`, rounded half to even to some decimals and written in English; a dash for what has none. */
export function percentText(part: bigint, whole: bigint, decimals: number, sign: 'always' | 'minus'): string {
  const size = whole < 0n ? -whole : whole;
  if (size === 0n) return '–';
  const magnitude = (part < 0n ? -part : part) * 100n * 10n ** BigInt(decimals);
  const floor = magnitude / size;
  const twice = 2n * (magnitude % size);
  const units = twice > size || (twice === size && floor % 2n === 1n) ? floor + 1n : floor;
  const digits = units.toString().padStart(decimals + 1, '0');
  const integer = digits.slice(0, -decimals).replace(/\B(?=(\d{3})+$)/g, ',');
  const prefix = units === 0n ? '' : part < 0n ? '-' : sign === 'always' ? '+' : '';
  return `${prefix}${integer}.${digits.slice(-decimals)}%`;
}
