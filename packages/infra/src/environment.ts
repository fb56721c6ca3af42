/** Where the cdk program wants its app to write; undefined where the app is run by itself. */
export function cdkOutputFolder(): string | undefined {
  const { CDK_OUTDIR } = process.env;
  return CDK_OUTDIR;
}
