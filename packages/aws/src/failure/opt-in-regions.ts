/**
 * The regions that every account of the commercial partition has: those launched before March 20, 2019. An account
 * enables any later one itself. https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html
 */
const ENABLED_BY_DEFAULT: ReadonlySet<string> = new Set(
  (
    'us-east-1 us-east-2 us-west-1 us-west-2 ca-central-1 sa-east-1 eu-central-1 eu-north-1 eu-west-1 eu-west-2 eu-west-3 ' +
    'ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-southeast-1 ap-southeast-2'
  ).split(' '),
);

/** Whether an account has to enable a region before it can be used. Only the commercial partition has such regions. */
export function isOptIn(region: string): boolean {
  return !ENABLED_BY_DEFAULT.has(region) && !/^(cn|us-gov|us-iso[a-z]*|eusc|eu-isoe)-/.test(region);
}
