/** One seat of the simulation, in a process of its own: joins, writes when it is told to, one entry at a time, and reads until it has all. */
const { promise: told, resolve: tell } = Promise.withResolvers();
let wanted = Number.POSITIVE_INFINITY;
process.on('message', async (message) => {
  if (message.total) wanted = message.total;
  if (message.write) tell(message.write);
  if (!message.invitation) return;
  const { openSeat } = await import(message.seat);
  const seat = await openSeat(message.invitation);
  process.send({ joined: true });
  const times = [];
  const writes = await told;
  const begun = Date.now();
  for (let written = 0; written < writes; written++) {
    await seat.prepare();
    const before = performance.now();
    await seat.write();
    times.push(performance.now() - before);
  }
  process.send({ times, begun, ended: Date.now() });
  while (seat.seen() < wanted) await new Promise((resolve) => setTimeout(resolve, 50));
  process.send({ complete: Date.now(), seen: seat.seen(), memory: process.memoryUsage().rss });
  await seat.close();
  process.disconnect();
});
