/** Waits some ms, at least until what is due now has run. */
export const pause = (ms = 0): Promise<void> => new Promise((done) => setTimeout(done, ms));
