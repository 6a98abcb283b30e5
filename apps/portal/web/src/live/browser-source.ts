import type { Source } from './enrollment-watch.js';

const EVENTS_PATH = '/api/v1/enrollment/events';

export function openEnrollmentEvents(): Source {
  const events = new EventSource(EVENTS_PATH);
  return {
    onEvent: (listener) => events.addEventListener('enrollment', ({ data }: MessageEvent<string>) => listener(data)),
    onFailure: (listener) => events.addEventListener('error', () => listener(events.readyState === EventSource.CLOSED)),
    close: () => events.close(),
  };
}
