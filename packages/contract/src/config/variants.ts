import * as z from 'zod';
import { accountId, boundaryName, externalId, roleName, rolePath, topicArn } from './fields.ts';

/** Settings of every role that the stacks create. */
export const roles = z.strictObject({
  /** The path of every role, part of its ARN. */
  path: rolePath.default('/'),
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

/** A workflow on GitHub as a caller: the stacks create a role for it, which GitHub's identity provider may assume. */
export const githubActions = z
  .strictObject({
    /** The account in which the role is created. */
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
    /** Whether the account's identity provider for GitHub is created as well; an account has at most one. */
    createProvider: z.boolean().default(false),
  })
  .check(({ value, issues }) => {
    if ((value.branch === undefined) !== (value.environment === undefined)) return;
    const message =
      "needs either 'branch' or 'environment', and not both: without one, every branch of the repository could call";
    issues.push({ code: 'custom', path: [], message, input: value });
  });
