import { isTest, packageOf, type SourceFile } from './source-file.ts';

/** Words of AWS's APIs, of the command line and of a shell: none of them belongs in the domain. */
const FOREIGN_WORDS: readonly RegExp[] = [
  /RECORD_TYPE|LINKED_ACCOUNT|\b(?:Get|List|Describe)(?:Cost(?=[A-Z])|Accounts|Parents|Roots|Organiz)\w*|AssumeRole|NextPageToken/,
  /cost ?explorer|cloudtrail|\bathena\b|\blambda\b|\bIAM\b|\bS3\b/i,
  /\barn:|\b(?:sts|iam|ce|organizations|lambda|billing):[A-Z]/,
  /(?<![\w-])--[a-z][a-z-]+/i,
  /\b(?:aws|npm|npx|curl|jq|terraform) [a-z]|\| jq\b/,
];

/** Lines of the domain that know where spend comes from, how it is asked for, or who prints it. */
export function domainWordFindings(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => packageOf(file) === 'spend' && !isTest(file))
    .flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, at) => {
        const word = FOREIGN_WORDS.map((pattern) => pattern.exec(line)?.[0]).find(
          (found) => found !== undefined,
        );
        return word === undefined ? [] : [`${path}:${at + 1}: '${word}' does not belong in the domain`];
      }),
    );
}
