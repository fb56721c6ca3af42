import manifest from '../package.json' with { type: 'json' };

export const VERSION: string = manifest.version;

/** How a report names what made it. */
export const PRODUCER = `ou-cost ${VERSION}`;
