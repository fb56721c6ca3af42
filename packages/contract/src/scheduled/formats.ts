import type { Format } from '../config/formats.ts';

/** How the texts of a schedule are written, in the configuration as in the request. */
export const SCHEDULE_FORMATS = {
  scheduleName: {
    pattern: /^[a-z][a-z0-9-]{0,31}$/,
    mistake: 'is not the name of a schedule: use up to 32 lower-case letters, digits and -, a letter first',
  },
  /**
   * Less than a standard allows: no display name, no quotes, no wildcards. So an address is one word in every policy and
   * header that names it. It has at most 254 characters, of which 64 are before the @.
   */
  emailAddress: {
    pattern:
      /^(?=.{3,254}$)(?=[^@]{1,64}@)[\w%+'=&#!/~-]+(\.[\w%+'=&#!/~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])$/,
    mistake: "is not a plain e-mail address: write it as in 'finops@example.com', without a name before it",
  },
  webhookAddress: {
    pattern:
      /^arn:aws[a-z-]*:(secretsmanager:[a-z0-9-]+:\d{12}:secret:[\w/+=.@-]{1,512}-[A-Za-z0-9]{6}|ssm:[a-z0-9-]+:\d{12}:parameter\/[\w./-]{1,1011})$/,
    mistake:
      "is not the ARN of a secret or of a parameter: write it as in 'arn:aws:secretsmanager:us-east-1:111111111111:secret:webhook-Ab1Cd2', with the six characters at its end, or as in 'arn:aws:ssm:us-east-1:111111111111:parameter/webhook'; the webhook's own address is a secret and does not belong here",
  },
} as const satisfies Readonly<Record<string, Format>>;

/** The most recipients that Amazon SES takes for one mail. */
export const MOST_RECIPIENTS = 50;

/** The most targets of one schedule: the mail, topics and webhooks. */
export const MOST_TARGETS = 20;

/** The most paid runs that one trigger may begin. */
export const MOST_ATTEMPTS = 10;
