/** Long work of the background gives way to the manager: after an act it waits whether another one follows. */

/** In ms: people who go through a list act several times a second. */
const CALM = 150;

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
      for (;;) {
        const left = last + CALM - Date.now();
        // A clock that was put back must not hold it up.
        if (left <= 0 || left > CALM) return;
        await new Promise((done) => setTimeout(done, left));
      }
    },
  };
}
