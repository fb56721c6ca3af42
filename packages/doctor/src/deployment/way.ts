import { DEPLOYED_SETTINGS, type DeployedSetting } from './settings.ts';

interface WayWords {
  /** How the function was deployed, after 'deployed'. */
  readonly with: string;
  /** How to bring what is deployed up to date. */
  readonly deploy: string;
  /** How a changed setting comes into force. */
  readonly apply: string;
}

/** The ways to deploy the function, as its variable `OU_COST_DEPLOYED_THROUGH` names them. */
const WAYS = {
  cdk: { with: 'with CDK', deploy: "deploy: 'npm run deploy'", apply: 'deploy' },
  template: {
    with: 'from the CloudFormation template',
    deploy: 'deploy: update its stack with the template',
    apply: 'update its stack',
  },
  terraform: {
    with: 'with Terraform',
    deploy: "deploy: 'terraform apply'",
    apply: "run 'terraform apply'",
  },
} as const satisfies Readonly<Record<string, WayWords>>;

export type DeployedThrough = keyof typeof WAYS;

export const DEPLOYED_THROUGH = Object.keys(WAYS) as DeployedThrough[];

/** The way that a function's variable names; null where it is not set, or says what this version does not know. */
export function deployedThrough(text: string | undefined): DeployedThrough | null {
  return DEPLOYED_THROUGH.find((way) => way === text) ?? null;
}

/** How the function was deployed, in words. */
export function deployedText(way: DeployedThrough | null): string {
  return way === null ? 'it is not known how it was deployed' : `deployed ${WAYS[way].with}`;
}

/** What to do so that what is deployed is what it should be. */
export function deployAdvice(way: DeployedThrough | null): string {
  return way === null
    ? "deploy: 'npm run deploy', or with the template or Terraform if it was deployed that way"
    : WAYS[way].deploy;
}

/** What a setting is called where it is set; by both names where the way is not known. */
export function settingText(setting: DeployedSetting, way: DeployedThrough | null): string {
  const { parameters, input } = DEPLOYED_SETTINGS[setting];
  const [first, last] = [parameters[0], parameters.at(-1)];
  const parameter = first === last ? `the parameter ${first}` : `the parameters ${first} to ${last}`;
  const key = `${setting} in the configuration`;
  switch (way) {
    case 'cdk':
      return key;
    case 'template':
      return parameter;
    case 'terraform':
      return `${input} of the Terraform module`;
    case null:
      return `${key} (in the template: ${parameter})`;
  }
}

/** What makes a changed setting take effect. */
export function applyAdvice(way: DeployedThrough | null): string {
  return way === null ? 'deploy' : WAYS[way].apply;
}
