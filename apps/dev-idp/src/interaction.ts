import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type Provider from 'oidc-provider';
import { findAccount } from './account.js';
import { loginPage, messagePage } from './page.js';
import { MESSAGES } from './page.messages.js';

const MAX_FORM_BYTES = 4096;

function show(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' }).end(html);
}

/** The log-in form: shown, checked, shown again or left by the way that the provider names. */
export class LoginInteraction {
  constructor(
    private readonly provider: Provider,
    private readonly password: string,
  ) {}

  async handle(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    if (!(await this.isOpen(request, response))) show(response, 400, messagePage(MESSAGES.expired));
    else if (request.method === 'POST') await this.check(request, response, path);
    else show(response, 200, loginPage(path));
  }

  private async isOpen(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    try {
      await this.provider.interactionDetails(request, response);
      return true;
    } catch (error) {
      // The provider keeps what is open in memory: a restart or an hour ends it.
      if (error instanceof Error && error.name === 'SessionNotFound') return false;
      throw error;
    }
  }

  private async check(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    if (Number(request.headers['content-length'] ?? MAX_FORM_BYTES + 1) > MAX_FORM_BYTES) {
      show(response, 413, messagePage(MESSAGES.expired));
      return;
    }
    const form = new URLSearchParams(await text(request));
    const loginId = (form.get('login') ?? '').trim();
    if (!findAccount(loginId) || form.get('password') !== this.password) {
      show(response, 200, loginPage(path, { loginId }));
      return;
    }
    const login = { accountId: loginId, remember: true };
    await this.provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
  }
}
