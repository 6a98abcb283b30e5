import { createServer } from 'node:http';

function pids(stack) {
  return Object.fromEntries([...stack.parts].map(([name, part]) => [name, part.pid]));
}

async function act(part, { action, signal }) {
  if (action === 'kill') part.kill(signal);
  else if (action === 'stop') await part.stop();
  else if (action === 'start') await part.start();
  else throw new Error(`no action ${action}`);
}

async function answer(stack, request) {
  if (request.method === 'GET') return pids(stack);
  const { searchParams } = new URL(request.url, 'http://localhost');
  await act(stack.part(searchParams.get('part')), Object.fromEntries(searchParams));
  return pids(stack);
}

/** Lets tests, which run in other processes, kill and restart the parts. */
export async function startControl(stack) {
  const server = createServer((request, response) => {
    answer(stack, request).then(
      (result) => response.end(JSON.stringify(result)),
      (error) => response.writeHead(500).end(error.message),
    );
  });
  await new Promise((fulfil) => server.listen(0, '127.0.0.1', fulfil));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
