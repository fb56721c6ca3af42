import * as z from 'zod';
import { accountId, boundaryName, externalId, roleName, rolePath, topicArn } from './fields.ts';

/** What every role that is created has in common. */
export const roles = z.strictObject({
  /** Stands in every role's ARN. */
  path: rolePath.default('/'),
  /** A managed policy that exists, under this name, in each account that gets a role. */
  permissionsBoundary: boundaryName.optional(),
});

export const reader = z.strictObject({
  /** Asked for by the reader role's trust, and sent by the function. */
  externalId: externalId.optional(),
});

/** A topic that hears of failed runs. */
export const alarm = z.strictObject({ topicArn });

/** GitHub writes names into its tokens as they are; a wildcard would admit other repositories. */
const githubName = /^[\w./-]+$/;

/** A workflow on GitHub as a caller: the stacks create a role for it, which GitHub's identity provider may assume. */
export const githubActions = z
  .strictObject({
    /** The account that the role is made in. */
    accountId,
    repository: z
      .string()
      .regex(/^[\w.-]+\/[\w.-]+$/, "is not a repository: write it as in 'owner/name', without wildcards"),
    /** The branch that the workflow must run on. */
    branch: z.string().regex(githubName, 'is not a branch: write its name without wildcards').optional(),
    /** The deployment environment that the workflow must run in. */
    environment: z
      .string()
      .regex(/^[\w. -]+$/, 'is not an environment: write its name without wildcards')
      .optional(),
    roleName: roleName.default('ou-cost-github-actions'),
    /** Whether the account's identity provider for GitHub is made as well; an account has one at most. */
    createProvider: z.boolean().default(false),
  })
  .check(({ value, issues }) => {
    if ((value.branch === undefined) !== (value.environment === undefined)) return;
    const message =
      "needs either 'branch' or 'environment', and not both: without one, every branch of the repository may call";
    issues.push({ code: 'custom', path: [], message, input: value });
  });
