import type { DeployedSetting } from '../deployment/settings.ts';
import { applyAdvice, type DeployedThrough, settingText } from '../deployment/way.ts';

type ExportSetting = Extract<DeployedSetting, `exports.${string}`>;

/** What an export consists of can be created by each way of deployment. */
const CREATION = {
  cdk: 'with exports.create the stacks create it',
  template: 'ou-cost-exports.template.json creates one',
  terraform: 'ou-cost-exports.template.json creates one',
} as const satisfies Readonly<Record<DeployedThrough, string>>;

/** Settings as they are called where they are set: `exports.bucket and exports.prefix in the configuration`. */
export function settingsText(way: DeployedThrough | null, ...settings: readonly ExportSetting[]): string {
  return settings.map((setting) => settingText(setting, way)).join(' and ');
}

/** What to do where a part of the export is not the one that is configured. */
export function nameOrCreate(way: DeployedThrough | null, ...settings: readonly ExportSetting[]): string {
  return `name it by ${settingsText(way, ...settings)}, and ${applyAdvice(way)}; ${CREATION[way ?? 'cdk']}`;
}
