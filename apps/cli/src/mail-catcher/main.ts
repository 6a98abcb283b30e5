import type { RequestListener, Server } from 'node:http';
import { parseArgs } from 'node:util';
import { createLogger, createOrchestrator, getDefaultConfig, setupShutdownHandlers } from 'maildev';
import { LOOPBACK } from '../start/ports.js';
import { scriptPath, withWorkingLinks } from './inbox.script.js';

const { values } = parseArgs({
  options: { smtp: { type: 'string' }, inbox: { type: 'string' }, folder: { type: 'string' } },
});

/** A server that listens takes no more routes, so this one is answered before it is asked. */
function answerFirst(server: Server, path: string, script: string): void {
  const asBefore = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    if (request.url === path) response.setHeader('Content-Type', 'text/javascript; charset=utf-8').end(script);
    else for (const listener of asBefore) listener(request, response);
  });
}

const logger = createLogger();
const orchestrator = createOrchestrator({
  config: {
    ...getDefaultConfig(),
    ip: LOOPBACK,
    smtp: Number(values.smtp),
    webIp: LOOPBACK,
    web: Number(values.inbox),
    mailDirectory: values.folder,
  },
  logger,
});
setupShutdownHandlers({ orchestrator, logger });
const { api } = await orchestrator.start();
if (api === undefined) throw new Error('MailDev serves no inbox');
const page = await api.server.inject({ url: '/', headers: { accept: 'text/html' } });
const path = scriptPath(page.body);
const script = await api.server.inject({ url: path });
answerFirst(api.server.server, path, withWorkingLinks(script.body));
