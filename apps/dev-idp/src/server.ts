import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { LoginInteraction } from './interaction.js';
import { STYLE, SUBMIT_SCRIPT } from './page.js';

const FILES: Readonly<Record<string, readonly [type: string, body: string]>> = {
  '/health/ready': ['application/json', '{"status":"ok"}'],
  '/health/live': ['application/json', '{"status":"ok"}'],
  '/style.css': ['text/css; charset=utf-8', STYLE],
  '/submit.js': ['text/javascript; charset=utf-8', SUBMIT_SCRIPT],
};

/** The one inline script of oidc-provider: it sends the page's only form when another person logs in. */
const OWN_SUBMIT = "'sha256-RdUNylKSz5sOn0fkU1eqAq2AfjeUgGQlHsNg7gbsfrU='";

/** The provider with its pages around it. */
export function createDevIdpServer(provider: Provider, password: string): Server {
  const interaction = new LoginInteraction(provider, password);
  const protocol = provider.callback();
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    response.setHeader(
      'Content-Security-Policy',
      `default-src 'self'; script-src 'self' ${OWN_SUBMIT}; frame-ancestors 'none'`,
    );
    response.setHeader('X-Content-Type-Options', 'nosniff');
    const file = FILES[pathname];
    if (file) response.writeHead(200, { 'Content-Type': file[0] }).end(file[1]);
    else if (pathname.startsWith('/interaction/')) await interaction.handle(request, response, pathname);
    else await protocol(request, response);
  };
  return createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
}
