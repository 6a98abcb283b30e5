import type { Page } from 'playwright-core';

interface Noise {
  /** What a healthy page never says: uncaught errors and broken rules of the Content-Security-Policy. */
  readonly faults: readonly string[];
  /** Of everything that was fetched. */
  readonly origins: ReadonlySet<string>;
}

export function listenTo(page: Page): Noise {
  const faults: string[] = [];
  const origins = new Set<string>();
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    // A refused call (401 before the log-in) is told by the browser too, and is none.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      faults.push(message.text());
  });
  page.on('request', (request) => origins.add(new URL(request.url()).origin));
  return { faults, origins };
}
