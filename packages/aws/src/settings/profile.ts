import { OuCostError } from '@ou-cost/spend';
import { CONFIG_PREFIX_SEPARATOR, loadSharedConfigFiles } from '@smithy/core/config';
import type { Variables } from '../route/proxy.ts';

type Section = Readonly<Record<string, string | undefined>>;

/** The profile whose settings count, with what the files of the AWS CLI say about it. */
export interface Profile {
  /** Null: none is named, and these are the settings of `default`. */
  readonly name: string | null;
  /** The variable that names it; null: an option does, or nothing. */
  readonly namedBy: string | null;
  /** The value of a setting. */
  setting(key: string): string | undefined;
  /** The value of a setting in the section that `services` names: `sts`, `endpoint_url`. */
  serviceSetting(service: string, key: string): string | undefined;
  /**
   * Fails with CredentialsMissing where the credentials are to come from a `source_profile` that no file has, or from
   * profiles that name each other.
   */
  checkSources(): void;
}

function set(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}

function named(option: string | null, variables: Variables): Pick<Profile, 'name' | 'namedBy'> {
  if (option !== null) return { name: option, namedBy: null };
  for (const namedBy of ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE']) {
    const name = Object.hasOwn(variables, namedBy) ? set(variables[namedBy]) : undefined;
    if (name !== undefined) return { name, namedBy };
  }
  return { name: null, namedBy: null };
}

/**
 * The profile of `--profile`, else of AWS_PROFILE or AWS_DEFAULT_PROFILE. Fails with CredentialsMissing where a file has no
 * such profile; as with the AWS CLI, also where the credentials come from elsewhere.
 */
export async function readProfile(option: string | null, variables: Variables): Promise<Profile> {
  const { name, namedBy } = named(option, variables);
  const { configFile, credentialsFile } = await loadSharedConfigFiles();
  const sections = new Map<string, Section>();
  for (const file of [configFile, credentialsFile]) {
    for (const [section, values] of Object.entries(file)) {
      sections.set(section, { ...sections.get(section), ...values });
    }
  }
  const own = sections.get(name ?? 'default');
  if (own === undefined && name !== null && name !== 'default') {
    throw unknownProfile({ name, by: namedBy }, sections, variables);
  }
  const services = own?.['services'];
  const ofServices =
    services === undefined ? undefined : sections.get(`services${CONFIG_PREFIX_SEPARATOR}${services}`);
  return {
    name,
    namedBy,
    setting: (key) => valueIn(own, key),
    serviceSetting: (service, key) => valueIn(ofServices, `${service}${CONFIG_PREFIX_SEPARATOR}${key}`),
    checkSources: () => checkSources(name ?? 'default', sections, variables),
  };
}

function valueIn(section: Section | undefined, key: string): string | undefined {
  return section !== undefined && Object.hasOwn(section, key) ? set(section[key]) : undefined;
}

function checkSources(first: string, sections: ReadonlyMap<string, Section>, variables: Variables): void {
  const seen = new Set<string>();
  for (let name = first; ; ) {
    seen.add(name);
    const section = sections.get(name);
    const source = valueIn(section, 'source_profile');
    // A profile may be the source of its own role, by its keys.
    if (valueIn(section, 'role_arn') === undefined || source === undefined || source === name) return;
    if (!sections.has(source)) {
      throw unknownProfile({ name: source, by: `source_profile of '${name}'` }, sections, variables);
    }
    if (seen.has(source)) {
      if (valueIn(sections.get(source), 'aws_access_key_id') !== undefined) return;
      throw new OuCostError(
        'CredentialsMissing',
        `the profiles ${[...seen].map((one) => `'${one}'`).join(' and ')} name each other as source_profile; name one that has keys of its own`,
      );
    }
    name = source;
  }
}

/** So many profiles does a message list; a company's file may have hundreds. */
const LONGEST_LIST = 12;

function unknownProfile(
  { name, by: namedBy }: { readonly name: string; readonly by: string | null },
  sections: ReadonlyMap<string, unknown>,
  variables: Variables,
): OuCostError {
  const config = set(variables['AWS_CONFIG_FILE']) ?? '~/.aws/config';
  const credentials = set(variables['AWS_SHARED_CREDENTIALS_FILE']) ?? '~/.aws/credentials';
  const known = [...sections.keys()].filter((section) => !/^(?:services|sso-session)\./.test(section));
  const by = namedBy === null ? '' : ` (${namedBy})`;
  const more = known.length - LONGEST_LIST;
  const listed = [...known.slice(0, LONGEST_LIST), ...(more > 0 ? [`${more} more`] : [])].join(', ');
  const remedy =
    known.length === 0
      ? "they have none, and 'aws configure' makes one"
      : `name one that they have: ${listed}`;
  return new OuCostError(
    'CredentialsMissing',
    `there is no profile '${name}'${by} in ${config} or ${credentials}; ${remedy}`,
  );
}
