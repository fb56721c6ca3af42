/** How many accounts are listed as having changed most. */
export const MOVERS = 10;
