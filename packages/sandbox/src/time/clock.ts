/** The current time for signatures, credentials and quotas. */
export type Clock = () => Date;

/** Resolves after `milliseconds` of the same time as the clock. */
export type Sleep = (milliseconds: number) => Promise<void>;

export const systemClock: Clock = () => new Date();
