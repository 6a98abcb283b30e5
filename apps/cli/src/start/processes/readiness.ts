import { connect } from 'node:net';

const ANSWER_WITHIN_MS = 2_000;

export async function answersOk(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

export function acceptsConnections(host: string, port: number): Promise<boolean> {
  return new Promise((fulfil) => {
    const socket = connect({ host, port, timeout: ANSWER_WITHIN_MS });
    const end = (answer: boolean) => {
      socket.destroy();
      fulfil(answer);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });
}
