import * as z from 'zod';
import { accountId, boundaryName, externalId, roleName, rolePath, topicArn } from './fields.ts';

/** Settings of every role that the stacks create. */
export const roles = z.strictObject({
  /** The path of every role, part of its ARN. */
  path: rolePath.default('/'),
  /**
   * The quota of the function's account for the length of a role's trust policy, in characters. IAM's default is 2048, and
   * it raises the quota to at most 4096; the invoker's trust policy names every caller.
   */
  trustPolicyQuota: z.int().min(2048).max(4096).default(2048),
  /** The name of a managed policy that exists in each account that gets a role. */
  permissionsBoundary: boundaryName.optional(),
});

export const reader = z.strictObject({
  /** The external id that the reader role's trust policy asks for, and that the function sends. */
  externalId: externalId.optional(),
});

/** The topic to which failed runs are reported. */
export const alarm = z.strictObject({ topicArn });

/** A name as GitHub writes it into its tokens. With a wildcard the trust policy would admit other names as well. */
const githubName = /^[\w./-]+$/;

/** An id as GitHub shows it: it never changes, and is not given to another owner or repository. */
const githubId = z
  .string()
  .regex(/^[1-9]\d{0,19}$/, "is not an id of GitHub: write its digits as a string, as in '1234567'");

/** A workflow on GitHub as a caller: the stacks create a role for it, which GitHub's identity provider may assume. */
export const githubActions = z
  .strictObject({
    /** The account in which the role is created. */
    accountId,
    repository: z
      .string()
      .regex(/^[\w.-]+\/[\w.-]+$/, "is not a repository: write it as in 'owner/name', without wildcards"),
    /**
     * The ids of the owner and of the repository. GitHub writes them into the tokens of repositories that were created or
     * renamed since July 2026, and of those that opted in; the trust policy admits such tokens only if the ids are given.
     */
    ownerId: githubId.optional(),
    repositoryId: githubId.optional(),
    /** Whether tokens without the ids are admitted as well, for a repository that changes from one form to the other. */
    alsoWithoutIds: z.boolean().default(false),
    /** The branch that the workflow must run on. */
    branch: z.string().regex(githubName, 'is not a branch: write its name without wildcards').optional(),
    /** The deployment environment that the workflow must run in. */
    environment: z
      .string()
      .regex(/^[\w. -]+$/, 'is not an environment: write its name without wildcards')
      .optional(),
    roleName: roleName.default('ou-cost-github-actions'),
    /** Whether the account's identity provider for GitHub is created as well; an account has at most one. */
    createProvider: z.boolean().default(false),
  })
  .check(({ value, issues }) => {
    const { branch, environment, ownerId, repositoryId, alsoWithoutIds } = value;
    const refuse = (message: string) => issues.push({ code: 'custom', path: [], message, input: value });
    if ((branch === undefined) === (environment === undefined)) {
      refuse(
        "needs either 'branch' or 'environment', and not both: without one, every branch of the repository could call",
      );
    }
    if ((ownerId === undefined) !== (repositoryId === undefined)) {
      refuse("needs both 'ownerId' and 'repositoryId', or neither: GitHub's tokens contain both or none");
    }
    if (alsoWithoutIds && ownerId === undefined && repositoryId === undefined) {
      refuse("has 'alsoWithoutIds' without ids: give 'ownerId' and 'repositoryId', or remove it");
    }
  });
