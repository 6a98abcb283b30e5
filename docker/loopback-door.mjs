import { connect, createServer } from 'node:net';

/**
 * The development identity provider listens on loopback, whatever it is told, and a published port leads to a
 * container's other address. This passes one on to the other within the container; the host publishes it on its own
 * loopback only.
 */
const [from, to] = process.argv.slice(2).map(Number);
const server = createServer((outside) => {
  const inside = connect(to, '127.0.0.1');
  for (const [one, other] of [
    [outside, inside],
    [inside, outside],
  ]) {
    one.once('error', () => other.destroy());
    one.pipe(other);
  }
});
server.listen(from, '0.0.0.0');
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit());
