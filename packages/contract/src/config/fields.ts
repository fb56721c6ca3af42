import * as z from 'zod';

/** Formats that several keys of the configuration share. */
export const accountId = z
  .string()
  .regex(/^\d{12}$/, 'is not an account id: write its twelve digits as a string');

export const region = z
  .string()
  .regex(/^[a-z]{2,4}(-[a-z]+)+-\d$/, "is not a region: write it as in 'ap-northeast-1'");

export const roleArn = z
  .string()
  .regex(
    /^arn:aws[a-z-]*:iam::\d{12}:role\/([\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/,
    "is not a role's ARN: write it as in 'arn:aws:iam::111111111111:role/RundeckBatchRole'",
  );

export const roleName = z
  .string()
  .regex(/^[\w+=,.@-]{1,64}$/, 'is not a role name: use up to 64 letters, digits and +=,.@_-');

export const policyName = z
  .string()
  .regex(/^[\w+=,.@-]{1,128}$/, 'is not a policy name: use up to 128 letters, digits and +=,.@_-');

export const functionName = z
  .string()
  .regex(/^[\w-]{1,64}$/, 'is not a function name: use up to 64 letters, digits, - and _');

export const stackName = z
  .string()
  .regex(
    /^[A-Za-z][A-Za-z0-9-]{0,127}$/,
    'is not a stack name: begin with a letter, use letters, digits and -',
  );

/** The beginning of a stack's name, to which `-` and an account's id are added. */
export const stackNamePrefix = stackName.max(
  115,
  "leaves no room for '-' and an account's id: use up to 115 characters",
);

export const externalId = z
  .string()
  .regex(/^[\w+=,.@:/-]{2,1224}$/, 'is not an external id: use 2 to 1224 letters, digits and +=,.@:/_-');

export const billingViewArn = z
  .string()
  .regex(
    /^arn:aws[a-z-]*:billing::\d{12}:billingview\/[\w+=,.@:/-]{1,43}$/,
    "is not a billing view's ARN: write it as in 'arn:aws:billing::111111111111:billingview/custom-0a1b2c3d'",
  );

export const keyChoice = z
  .string()
  .regex(
    /^(create|arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/(mrk-[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}))$/,
    "is neither 'create' nor a key's ARN: write it as in 'arn:aws:kms:us-east-1:111111111111:key/0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f'",
  );

export const topicArn = z
  .string()
  .regex(
    /^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[\w-]{1,256}$/,
    "is not a topic's ARN: write it as in 'arn:aws:sns:us-east-1:111111111111:alarms'",
  );

export const rolePath = z
  .string()
  .max(512)
  .regex(
    /^\/([\w+=,.@-]+\/)*$/,
    "is not a role path: begin and end it with a slash, as in '/finops/reports/'",
  );

export const boundaryName = z
  .string()
  .regex(
    /^[\w+=,.@-]+(\/[\w+=,.@-]+)*$/,
    "is not a policy's name: write it with its path and without the account, as in 'boundaries/engineer'; every account that gets a role must have the policy",
  );
