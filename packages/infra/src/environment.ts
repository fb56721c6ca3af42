/** The output folder that the cdk program sets for its app; undefined if the app runs without the cdk program. */
export function cdkOutputFolder(): string | undefined {
  const { CDK_OUTDIR } = process.env;
  return CDK_OUTDIR;
}
