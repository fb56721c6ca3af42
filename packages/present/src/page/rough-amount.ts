/** An amount as a floating-point number, for areas, lengths and order only; figures that people read stay exact. */
export function roughly(amount: string): number {
  return Number(amount);
}
