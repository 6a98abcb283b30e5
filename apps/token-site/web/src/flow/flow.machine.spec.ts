import { beforeAll, describe, expect, it } from '@jest/globals';
import type { LinkOpening } from '../api/token-site.client.js';
import type { Token } from '../memory/database.js';
import type { Memory } from '../memory/memory.js';
import { importSeed } from '../otp/totp.js';
import { nextFlow, screenBefore } from './flow.machine.js';
import { type Flow, type FlowEvent, OPENING } from './flow.state.js';

const LINK: LinkOpening = {
  serviceId: 'BIZ',
  userId: '123456789015',
  serviceName: { ja: 'デモ', en: 'Demo' },
  state: 'open',
  deadline: '2026-11-24T09:00:00Z',
};
let key: CryptoKey;

beforeAll(async () => {
  key = await importSeed(new Uint8Array(20), 'SHA1');
});

function token(tokenId: string, named = true): Token {
  const ids = { tokenId, serviceId: 'BIZ', userId: '123456789015' };
  return { ...ids, defaultName: 'Demo', addedName: '', named, key, digits: 6, periodSeconds: 30, addedAt: 0 };
}

const memory = (tokens: Token[] = [], link: string | null = null): Memory => ({ tokens, link });
const recalled = (of: Memory): FlowEvent => ({ type: 'recalled', memory: of, mustInstall: false });
const after = (...events: FlowEvent[]): Flow => events.reduce(nextFlow, OPENING);
const goOn: FlowEvent = { type: 'go-on' };
const back: FlowEvent = { type: 'back' };

describe('the first set-up', () => {
  const atSetUp = () => after(recalled(memory([], 'code1234')), { type: 'link-read', link: LINK }, goOn, goOn);

  it('walks the screens in the order of the manual', () => {
    const start = after(recalled(memory([], 'code1234')));
    expect(start).toMatchObject({ screen: { name: 'start' }, link: { state: 'reading' } });
    expect(atSetUp()).toMatchObject({ screen: { name: 'set-up' }, link: { userId: LINK.userId } });

    const unnamed = memory([token('t1', false)]);
    const complete = nextFlow(atSetUp(), { type: 'provisioned', memory: unnamed, tokenId: 't1' });
    expect(complete).toMatchObject({ screen: { name: 'set-up-complete', tokenId: 't1' }, link: { state: 'none' } });
    const naming = nextFlow(complete, goOn);
    expect(naming.screen).toEqual({ name: 'naming', tokenId: 't1' });
    const codes = nextFlow(naming, { type: 'named', memory: memory([token('t1')]) });
    expect(codes.screen).toEqual({ name: 'codes', justSetUp: true });
  });

  it('goes back step by step, but never behind a finished set-up', () => {
    expect(nextFlow(atSetUp(), back).screen.name).toBe('clock-check');
    expect(nextFlow(nextFlow(atSetUp(), back), back).screen.name).toBe('start');
    expect(screenBefore(after(recalled(memory([], 'code1234'))))).toBeNull();
    const naming = after(recalled(memory([token('t1', false)])));
    expect(nextFlow(naming, back)).toEqual(naming);
  });

  it('begins with the installation where only the installed app may be set up', () => {
    const flow = after({ type: 'recalled', memory: memory([], 'code1234'), mustInstall: true });
    expect(flow.screen.name).toBe('install-first');
    expect(nextFlow(flow, goOn)).toEqual(flow);
  });

  it('goes on with the name when somebody went back before the answer came', () => {
    const left = nextFlow(atSetUp(), back);
    const flow = nextFlow(left, { type: 'provisioned', memory: memory([token('t1', false)]), tokenId: 't1' });
    expect(flow.screen).toEqual({ name: 'naming', tokenId: 't1' });
  });

  it('can read a link again that was not reachable', () => {
    const lost = after(recalled(memory([], 'code1234')), { type: 'link-read', link: { state: 'unreachable' } });
    const again = nextFlow(lost, { type: 'read-link-again' });
    expect(again.link.state).toBe('reading');
    expect(nextFlow(again, { type: 'link-read', link: LINK }).link).toEqual(LINK);
  });

  it('lets a dead link be dropped', () => {
    const dead = after(recalled(memory([], 'code1234')), { type: 'link-read', link: { state: 'unknown' } });
    expect(nextFlow(dead, { type: 'link-dropped', memory: memory() })).toMatchObject({
      screen: { name: 'start' },
      link: { state: 'none' },
    });
    expect(nextFlow(dead, { type: 'link-dropped', memory: memory([token('t1')]) }).screen.name).toBe('codes');
  });
});

describe('opening the app again', () => {
  it.each([
    ['nothing yet', () => memory(), 'start'],
    ['a link whose set-up is not finished', () => memory([token('t1')], 'code1234'), 'start'],
    ['a token without its name', () => memory([token('t1'), token('t2', false)], 'code1234'), 'naming'],
    ['a token', () => memory([token('t1')]), 'codes'],
  ])('with %s', (_, known, screen) => {
    expect(after(recalled(known())).screen.name).toBe(screen);
  });
});

describe('several tabs', () => {
  const changed = (to: Memory): FlowEvent => ({ type: 'memory-changed', memory: to });

  it('follow the one that finished the set-up', () => {
    const waiting = after(recalled(memory([], 'code1234')), { type: 'link-read', link: LINK }, goOn, goOn);
    expect(nextFlow(waiting, changed(memory([token('t1', false)]))).screen).toEqual({ name: 'naming', tokenId: 't1' });
    const naming = nextFlow(waiting, changed(memory([token('t1', false)])));
    expect(nextFlow(naming, changed(memory([token('t1')]))).screen.name).toBe('codes');
  });

  it('stay where they are when the change does not concern them', () => {
    const settings = after(recalled(memory([token('t1')])), { type: 'open-settings' });
    const flow = nextFlow(settings, changed(memory([token('t1'), token('t2')])));
    expect(flow.screen.name).toBe('settings');
    expect(flow.memory.tokens).toHaveLength(2);
  });

  it('leave a token that was removed', () => {
    const shown = after(
      recalled(memory([token('t1'), token('t2')])),
      { type: 'open-settings' },
      { type: 'open-token', tokenId: 't1' },
    );
    expect(nextFlow(shown, changed(memory([token('t2')]))).screen.name).toBe('codes');
  });

  it('turn to a link that was tapped meanwhile', () => {
    const codes = after(recalled(memory([token('t1')])));
    expect(nextFlow(codes, changed(memory([token('t1')], 'code5678')))).toMatchObject({
      screen: { name: 'start' },
      link: { state: 'reading' },
    });
  });
});

describe('the settings', () => {
  const settings = () => after(recalled(memory([token('t1')])), { type: 'open-settings' });

  it('add a token beside the others, without the link of an earlier one', () => {
    const adding = nextFlow(settings(), { type: 'add-token' });
    expect(adding).toMatchObject({ screen: { name: 'set-up', from: 'settings' }, link: { state: 'none' } });
    expect(nextFlow(adding, back).screen.name).toBe('settings');
  });

  it('check the clock and come back', () => {
    const check = nextFlow(settings(), { type: 'check-clock' });
    expect(check.screen).toEqual({ name: 'clock-check', from: 'settings' });
    expect(nextFlow(check, goOn).screen.name).toBe('settings');
  });

  it('come back after a token was renamed', () => {
    const shown = nextFlow(settings(), { type: 'open-token', tokenId: 't1' });
    expect(nextFlow(shown, { type: 'named', memory: memory([token('t1')]) }).screen.name).toBe('settings');
  });

  it('start over when the last token is removed', () => {
    const shown = nextFlow(settings(), { type: 'open-token', tokenId: 't1' });
    expect(nextFlow(shown, { type: 'forgotten', memory: memory() }).screen.name).toBe('start');
    expect(nextFlow(shown, { type: 'forgotten', memory: memory([token('t2')]) }).screen.name).toBe('settings');
  });
});

describe('what comes late', () => {
  it('changes nothing', () => {
    const codes = after(recalled(memory([token('t1')])));
    expect(nextFlow(codes, { type: 'link-read', link: LINK })).toEqual(codes);
    expect(nextFlow(codes, goOn)).toEqual(codes);
    expect(nextFlow(codes, { type: 'add-token' })).toEqual(codes);
  });
});
