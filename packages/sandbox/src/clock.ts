/** The time by which signatures and credentials are judged. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
