export { exactDecimal, sumOfAmounts } from './amount.ts';
export { sumOfChanges } from './change.ts';
export {
  add,
  compareDecimals,
  type Decimal,
  formatDecimal,
  formatFixed,
  isZero,
  parseDecimal,
  percentOf,
  subtract,
} from './decimal.ts';
export { type OneWay, type RisesAndFalls, risesAndFalls } from './rises-and-falls.ts';
export { shareOf } from './share.ts';
