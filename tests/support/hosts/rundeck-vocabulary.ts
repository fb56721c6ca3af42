import { ANY_KEY, type Vocabulary } from './key-vocabulary.ts';

/**
 * The keys that Rundeck 6.2.0 reads of job definitions and of plugins, collected from its sources at commit
 * 2f047102d84eeec86b87e9444397df8e3ea51119 of github.com/rundeck/rundeck. What it does not read, it ignores silently;
 * only at the top of plugin.yaml does an unknown key keep the plugin from being loaded.
 */

/** core/…/configuration/StringRenderingConstants.java */
const RENDERING_OPTIONS: Vocabulary = {
  selectionAccessor: null,
  valueConversion: null,
  valueConversionFailure: null,
  'instance-scope-node-attribute': null,
  'storage-path-root': null,
  'storage-file-meta-filter': null,
  displayType: null,
  staticTextContentType: null,
  grouping: null,
  groupName: null,
  codeSyntaxMode: null,
  codeSyntaxSelectable: null,
  codeSyntaxModesAllowed: null,
  scriptTokenAutocomplete: null,
  featureFlagRequired: null,
  featureFlagName: null,
};

/** core/…/plugins/AbstractDescribableScriptPlugin.java, createProperties */
const PROPERTY: Vocabulary = {
  type: null,
  name: null,
  title: null,
  description: null,
  required: null,
  default: null,
  values: null,
  labels: { [ANY_KEY]: null },
  scope: null,
  blankIfUnexpandable: null,
  unexpandableBehaviorFrom: null,
  renderingOptions: RENDERING_OPTIONS,
};

/** core/…/plugins/metadata/ProviderDef.java; title, description, config, mergeEnvironment: AbstractDescribableScriptPlugin */
const PROVIDER: Vocabulary = {
  name: null,
  service: null,
  'plugin-type': null,
  'script-file': null,
  'script-args': null,
  'script-interpreter': null,
  'interpreter-args-quoted': null,
  'plugin-meta': { [ANY_KEY]: null },
  title: null,
  description: null,
  mergeEnvironment: null,
  config: PROPERTY,
};

/** core/…/plugins/metadata/PluginMeta.java: the properties of the bean */
export const PLUGIN_VOCABULARY: Vocabulary = {
  name: null,
  author: null,
  date: null,
  version: null,
  rundeckPluginVersion: null,
  url: null,
  resourcesList: null,
  resourcesDir: null,
  id: null,
  description: null,
  rundeckCompatibilityVersion: null,
  license: null,
  tags: null,
  thirdPartyDependencies: null,
  sourceLink: null,
  docsLink: null,
  targetHostCompatibility: null,
  display: null,
  providers: PROVIDER,
};

/** Values that Rundeck has names for: …/configuration/Property.java, PropertyScope.java, StringRenderingConstants.java */
export const PLUGIN_VALUES = {
  rundeckPluginVersion: ['1.0', '1.1', '1.2', '2.0'],
  type: ['String', 'Boolean', 'Integer', 'Long', 'Select', 'FreeSelect', 'Options', 'AutogenInstanceId'],
  scope: ['Framework', 'ProjectOnly', 'Project', 'InstanceOnly', 'Instance', 'Unspecified', 'FeatureFlag'],
  displayType: ['SINGLE_LINE', 'MULTI_LINE', 'STATIC_TEXT', 'PASSWORD', 'CODE', 'DYNAMIC_FORM', 'HIDDEN'],
  selectionAccessor: ['STORAGE_PATH'],
  valueConversion: ['STORAGE_PATH_AUTOMATIC_READ', 'PRIVATE_DATA_CONTEXT'],
  valueConversionFailure: ['remove', 'skip'],
} as const;

/** rundeckapp/…/domain/rundeck/Option.groovy, fromMap: the keys that it renames, and the properties that it binds */
const OPTION: Vocabulary = {
  name: null,
  label: null,
  description: null,
  type: null,
  config: { [ANY_KEY]: null },
  value: null,
  storagePath: null,
  values: null,
  valuesListDelimiter: null,
  valuesUrl: null,
  /** rundeckapp/…/jobs/options/JobOptionConfigRemoteUrl.groovy */
  configRemoteUrl: {
    authenticationType: null,
    username: null,
    passwordStoragePath: null,
    keyName: null,
    tokenStoragePath: null,
    apiTokenReporter: null,
    jsonFilter: null,
  },
  remoteUrlAuthenticationType: null,
  optionValuesPluginType: null,
  enforced: null,
  required: null,
  regex: null,
  isDate: null,
  dateFormat: null,
  multivalued: null,
  delimiter: null,
  multivalueAllSelected: null,
  secure: null,
  valueExposed: null,
  hidden: null,
  sortValues: null,
};

const PLUGIN_CONFIGURATION: Vocabulary = { [ANY_KEY]: null };

/** rundeckapp/…/domain/rundeck/PluginStep.groovy and CommandExec.groovy */
const STEP_WITHOUT_HANDLER: Vocabulary = {
  exec: null,
  script: null,
  scriptfile: null,
  scripturl: null,
  args: null,
  scriptInterpreter: null,
  interpreterArgsQuoted: null,
  fileExtension: null,
  expandTokenInScriptFile: null,
  description: null,
  keepgoingOnSuccess: null,
  plugins: PLUGIN_CONFIGURATION,
  type: null,
  nodeStep: null,
  configuration: PLUGIN_CONFIGURATION,
  /** rundeckapp/…/domain/rundeck/JobExec.groovy, updateFromMap */
  jobref: {
    group: null,
    name: null,
    project: null,
    uuid: null,
    args: null,
    nodeStep: null,
    useName: null,
    failOnDisable: null,
    childNodes: null,
    importOptions: null,
    ignoreNotifications: null,
    nodefilters: {
      filter: null,
      dispatch: {
        threadcount: null,
        keepgoing: null,
        rankAttribute: null,
        rankOrder: null,
        nodeIntersect: null,
      },
    },
  },
};

/** rundeckapp/…/ScheduledExecution.groovy, fromMap, and Notification.groovy, fromMap */
const NOTIFICATION: Vocabulary = {
  email: { recipients: null, subject: null, attachLog: null, attachLogInFile: null, attachLogInline: null },
  urls: null,
  format: null,
  httpMethod: null,
  plugin: { type: null, configuration: PLUGIN_CONFIGURATION },
};

/** …/rundeck/data/constants/NotificationConstants.groovy */
const TRIGGERS: Vocabulary = {
  onsuccess: NOTIFICATION,
  onfailure: NOTIFICATION,
  onstart: NOTIFICATION,
  onavgduration: NOTIFICATION,
  onretryablefailure: NOTIFICATION,
};

const NODE_FILTER_KEYS: Vocabulary = { [ANY_KEY]: null };

/** rundeckapp/…/domain/rundeck/ScheduledExecution.groovy, fromMap */
export const JOB_VOCABULARY: Vocabulary = {
  name: null,
  group: null,
  uuid: null,
  project: null,
  user: null,
  description: null,
  loglevel: null,
  loglimit: null,
  loglimitAction: null,
  loglimitStatus: null,
  multipleExecutions: null,
  maxMultipleExecutions: null,
  timeout: null,
  retry: { retry: null, delay: null },
  retryDelay: null,
  scheduleEnabled: null,
  executionEnabled: null,
  timeZone: null,
  defaultTab: null,
  nodeFilterEditable: null,
  nodesSelectedByDefault: null,
  excludeFilterUncheck: null,
  orchestrator: { type: null, configuration: PLUGIN_CONFIGURATION },
  plugins: PLUGIN_CONFIGURATION,
  options: OPTION,
  schedule: {
    crontab: null,
    time: { seconds: null, minute: null, hour: null },
    month: null,
    year: null,
    dayofmonth: { day: null },
    weekday: { day: null },
  },
  /** rundeckapp/…/app/data/workflow/WorkflowDataImpl.groovy, fromMap */
  sequence: {
    keepgoing: null,
    strategy: null,
    threadcount: null,
    pluginConfig: PLUGIN_CONFIGURATION,
    commands: { ...STEP_WITHOUT_HANDLER, errorhandler: STEP_WITHOUT_HANDLER },
  },
  nodefilters: {
    filter: null,
    filterExclude: null,
    include: NODE_FILTER_KEYS,
    exclude: NODE_FILTER_KEYS,
    dispatch: {
      threadcount: null,
      keepgoing: null,
      excludePrecedence: null,
      rankAttribute: null,
      rankOrder: null,
      successOnEmptyNodeFilter: null,
    },
  },
  notification: TRIGGERS,
  notifyAvgDurationThreshold: null,
};

/** Of what the documentation of jobs in YAML and the built-in strategies name. */
export const JOB_VALUES = {
  loglevel: ['DEBUG', 'VERBOSE', 'INFO', 'WARN', 'ERROR'],
  strategy: ['node-first', 'sequential', 'parallel'],
} as const;
