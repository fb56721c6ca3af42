/** The time by which signatures, credentials and quotas are judged. */
export type Clock = () => Date;

/** Resolves after so many milliseconds of the same time. */
export type Sleep = (milliseconds: number) => Promise<void>;

export const systemClock: Clock = () => new Date();
