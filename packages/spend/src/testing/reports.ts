import type { Bill } from '../report/form/bill.ts';
import type { Report, SourceCharge, Usage } from '../report/form/report.ts';

/** The one bill of a report. Fails where there are several. */
export function soleBill({ bills }: Pick<Report, 'bills'>): Bill {
  const [bill, ...others] = bills;
  if (bill === undefined || others.length > 0) throw new Error(`the report has ${bills.length} bills`);
  return bill;
}

/** What the one source of spend charged. Fails where there are several. */
export function soleCharge({ charges }: Pick<Usage, 'charges'>): SourceCharge {
  const [charge, ...others] = charges;
  if (charge === undefined || others.length > 0)
    throw new Error(`${charges.length} sources charged for the run`);
  return charge;
}
