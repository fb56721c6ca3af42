import { DuckDBInstance } from '@duckdb/node-api';

export type SqlRow = Readonly<Record<string, string>>;

/**
 * A second opinion on a FOCUS ledger of September 2024: plain SQL over the CSV. Every column is read as text,
 * so that account ids keep their zeros, and costs become exact decimals. `placements` are pairs of account and
 * unit, one for every unit that holds the account directly or further up. Rows come as texts.
 */
export async function focusSql(
  csv: string,
  placements: readonly (readonly [account: string, unit: string])[],
): Promise<(sql: string) => Promise<readonly SqlRow[]>> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
  await connection.run(`
    create table bill as
    select
      SubAccountId as account,
      case
        when ChargeCategory = 'Credit' then 'credit'
        when CommitmentDiscountType = 'Savings Plan' then 'savings-plan'
        else 'usage'
      end as part,
      cast(BilledCost as decimal(30, 11)) as unblended,
      cast(EffectiveCost as decimal(30, 11)) as amortized
    from read_csv(${quoted(csv)}, header = true, all_varchar = true)
    where ChargePeriodStart >= '2024-09-01' and ChargePeriodStart < '2024-10-01'`);
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
