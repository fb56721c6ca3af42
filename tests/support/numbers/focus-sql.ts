import { DuckDBInstance } from '@duckdb/node-api';

export type SqlRow = Readonly<Record<string, string>>;

/**
 * Queries a FOCUS ledger in SQL, independently of the code under test. The table `bill` holds the rows of some months
 * of the CSV, the table `placement` the given pairs of an account and a unit that holds it or is above that unit.
 * All columns are read as text, so that account ids keep their zeros, and costs are exact decimals. Results are texts.
 *
 * @param months first day of the first month, and first day after the last one
 */
export async function focusSql(
  csv: string,
  months: readonly [start: string, end: string],
  placements: readonly (readonly [account: string, unit: string])[],
): Promise<(sql: string) => Promise<readonly SqlRow[]>> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
  await connection.run(`
    create table bill as
    select
      SubAccountId as account,
      ChargePeriodStart[:7] || '-01' as month,
      case
        when ChargeCategory = 'Credit' then 'credit'
        when ChargeCategory = 'Tax' then 'tax'
        when CommitmentDiscountType = 'Savings Plan' then 'savings-plan'
        when CommitmentDiscountType = 'Reserved Instance' then 'reservation'
        when ChargeCategory = 'Purchase' then 'fee'
        when ChargeCategory = 'Adjustment' then 'other'
        else 'usage'
      end as part,
      cast(BilledCost as decimal(30, 11)) as unblended,
      cast(EffectiveCost as decimal(30, 11)) as amortized
    from read_csv(${quoted(csv)}, header = true, all_varchar = true)
    where ChargePeriodStart >= ${quoted(months[0])} and ChargePeriodStart < ${quoted(months[1])}`);
  await connection.run('create table placement (account varchar, unit varchar)');
  await connection.run(
    `insert into placement values ${placements.map((pair) => `(${pair.map(quoted).join(', ')})`).join(', ')}`,
  );
  return async (sql) => {
    const rows = (await connection.runAndReadAll(sql)).getRowObjectsJson();
    return rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value)])),
    );
  };
}
