/**
 * Stands before a content script of ours, in its world: tells the extension's own pages whatever the background answers and tells
 * it, and what it could read beside.
 */
(() => {
  const { runtime, storage } = globalThis.browser ?? globalThis.chrome;
  const send = runtime.sendMessage.bind(runtime);
  const record = (what) => void send({ recorded: what }).catch(() => {}); // nobody listens yet
  runtime.sendMessage = async (message) => {
    const answer = await send(message);
    record({ asked: message.type, answer });
    return answer;
  };
  runtime.onMessage.addListener((told) => record({ told }));
  storage.local.get(null).then(
    (kept) => record({ kept }),
    (error) => record({ refused: String(error) }),
  );
})();
