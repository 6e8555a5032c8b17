/** Long work of the background gives way to the manager: after an act it waits whether another one follows. */

/** In ms: people who go through a list act several times a second. */
const CALM = 150;
/** So long, in ms, it waits at most for each step: acts without end must not hold it up without end. */
const PATIENCE = 600;

export interface GiveWay {
  /** The manager did something. */
  acted(): void;
  /** Done when nothing was done for a while; work that takes a lock awaits it before each step. */
  calm(): Promise<void>;
}

export function givesWay(): GiveWay {
  let last = 0;
  return {
    acted: () => {
      last = Date.now();
    },
    calm: async () => {
      for (let waited = 0; waited < PATIENCE; ) {
        const left = last + CALM - Date.now();
        // A clock that was put back must not hold it up.
        if (left <= 0 || left > CALM) return;
        waited += left;
        await new Promise((done) => setTimeout(done, left));
      }
    },
  };
}
