import type { Memory } from '../memory/memory.js';
import type { Flow, FlowEvent, LinkReading, Screen } from './flow.state.js';

const linkAtFirst = ({ link }: Memory): LinkReading => ({ state: link === null ? 'none' : 'reading' });

/** Where somebody belongs who opens the app: at what was left unfinished. */
function resumed(memory: Memory): Flow {
  const unnamed = memory.tokens.find((token) => !token.named);
  if (unnamed) return at({ name: 'naming', tokenId: unnamed.tokenId }, memory);
  if (memory.link !== null || memory.tokens.length === 0) return at({ name: 'start' }, memory);
  return at({ name: 'codes', justSetUp: false }, memory);
}

function at(screen: Screen, memory: Memory): Flow {
  return { screen, memory, link: linkAtFirst(memory) };
}

/** What another tab, or a newly tapped link, means for the screen that is shown here. */
function overtaken({ screen, memory: before }: Flow, memory: Memory): boolean {
  const shown = 'tokenId' in screen ? memory.tokens.find(({ tokenId }) => tokenId === screen.tokenId) : undefined;
  switch (screen.name) {
    case 'start':
    case 'clock-check':
    case 'set-up':
      return before.link !== memory.link;
    case 'set-up-complete':
    case 'naming':
      return !shown || shown.named;
    case 'token':
      return !shown;
    case 'codes':
      return memory.tokens.length === 0 || (memory.link !== null && before.link !== memory.link);
    default:
      return false;
  }
}

function forward(screen: Screen): Screen {
  switch (screen.name) {
    case 'start':
      return { name: 'clock-check', from: 'start' };
    case 'clock-check':
      return screen.from === 'start' ? { name: 'set-up', from: 'start' } : { name: 'settings' };
    case 'set-up-complete':
      return { name: 'naming', tokenId: screen.tokenId };
    default:
      return screen;
  }
}

/** Null where there is nothing to go back to: a finished set-up is not undone by going back. */
export function screenBefore({ screen, memory }: Flow): Screen | null {
  const codes: Screen | null = memory.tokens.length > 0 ? { name: 'codes', justSetUp: false } : null;
  switch (screen.name) {
    case 'start':
    case 'settings':
      return codes;
    case 'clock-check':
      return { name: screen.from };
    case 'set-up':
      return screen.from === 'start' ? { name: 'clock-check', from: 'start' } : { name: 'settings' };
    case 'token':
      return { name: 'settings' };
    default:
      return null;
  }
}

/** The app's whole course. What does not fit the present screen, such as a late answer, changes nothing. */
export function nextFlow(flow: Flow, event: FlowEvent): Flow {
  const { screen } = flow;
  const shows = (...names: Screen['name'][]) => names.includes(screen.name);
  const to = (next: Screen): Flow => ({ ...flow, screen: next });

  switch (event.type) {
    case 'recalled':
      return event.mustInstall ? at({ name: 'install-first' }, event.memory) : resumed(event.memory);
    case 'storage-refused':
      return to({ name: 'storage-refused' });
    case 'memory-changed':
      return overtaken(flow, event.memory) ? resumed(event.memory) : { ...flow, memory: event.memory };
    case 'link-read':
      return flow.link.state === 'reading' ? { ...flow, link: event.link } : flow;
    case 'read-link-again':
      return flow.link.state === 'unreachable' ? { ...flow, link: { state: 'reading' } } : flow;
    case 'link-dropped':
      return shows('start') ? resumed(event.memory) : { ...flow, memory: event.memory };
    case 'go-on':
      return to(forward(screen));
    case 'back':
      return to(screenBefore(flow) ?? screen);
    case 'provisioned':
      return shows('set-up')
        ? at({ name: 'set-up-complete', tokenId: event.tokenId }, event.memory)
        : resumed(event.memory);
    case 'named':
      if (shows('token')) return { ...flow, screen: { name: 'settings' }, memory: event.memory };
      return shows('naming') ? namedFlow(event.memory) : { ...flow, memory: event.memory };
    case 'forgotten':
      return at(event.memory.tokens.length > 0 ? { name: 'settings' } : { name: 'start' }, event.memory);
    case 'add-token':
      return shows('settings')
        ? { ...flow, screen: { name: 'set-up', from: 'settings' }, link: { state: 'none' } }
        : flow;
    case 'check-clock':
      return shows('settings') ? to({ name: 'clock-check', from: 'settings' }) : flow;
    case 'open-settings':
      return shows('codes') ? to({ name: 'settings' }) : flow;
    case 'open-token':
      return shows('settings') ? to({ name: 'token', tokenId: event.tokenId }) : flow;
  }
}

function namedFlow(memory: Memory): Flow {
  const next = resumed(memory);
  return next.screen.name === 'codes' ? { ...next, screen: { name: 'codes', justSetUp: true } } : next;
}
