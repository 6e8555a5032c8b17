/** A test that paints is over when Preact has run its effects: it does so up to 35 ms later, in a document that must still be there. */
import { afterAll } from 'vitest';

const AWHILE = 100;

if (typeof document !== 'undefined') afterAll(() => new Promise<void>((done) => setTimeout(done, AWHILE)));
