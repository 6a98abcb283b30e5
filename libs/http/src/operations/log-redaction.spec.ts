import { Writable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { QueryFailedError } from 'typeorm';
import { loggableError, loggablePath, SECRET_PATHS } from './log-redaction.js';

describe('what is logged', () => {
  it('holds no link code and no query', () => {
    const code = 'AbCdEfGhIjKlMnOpQrStUv';
    for (const path of [
      `/d/${code}`,
      `/D/${code}/more?x=1`,
      `/%64/${code}`,
      `/d//${code}`,
      `http://host:1/d/${code}`,
      '/d/%41bCd',
    ]) {
      expect(loggablePath(path)).toBe('/d/[link code]');
    }
    for (const path of [`/n/${code}`, `/N//${code}?lang=ja`, '/n/%41bCd']) {
      expect(loggablePath(path)).toBe('/n/[link code]');
    }
    expect(loggablePath(`/e/${code}`)).toBe('/e/[code]');
    expect(loggablePath('/%')).toBe('/[not decodable]');
    expect(loggablePath('/x/5f0c954e-1c2a-4f4a-9d4e-6a3f2f3c9b10')).toBe('/x/5f0c954e-1c2a-4f4a-9d4e-6a3f2f3c9b10');
    expect(loggablePath('/auth/callback?code=secret&state=1')).toBe('/auth/callback');
  });

  it("holds neither a statement's values nor the message that repeats them", () => {
    const driverError = Object.assign(new Error('invalid input: "a@bank.example"'), { code: '22P02' });
    const text = JSON.stringify(loggableError(new QueryFailedError('SELECT $1', ['a@bank.example'], driverError)));
    expect(text).not.toContain('a@bank.example');
    expect(text).toContain('22P02');
  });

  it('holds the chain of causes, and nothing else that hangs on an error', () => {
    const cause = Object.assign(new Error('socket closed'), { code: 'ECONNRESET', body: 'private' });
    const logged = loggableError(new Error('provider away', { cause }));
    expect(logged).toMatchObject({ message: 'provider away', cause: { message: 'socket closed', code: 'ECONNRESET' } });
    expect(JSON.stringify(logged)).not.toContain('private');
  });

  it('hides secrets that somebody logs by mistake', () => {
    const lines: string[] = [];
    const output = new Writable({
      write(line, _encoding, done) {
        lines.push(String(line));
        done();
      },
    });
    pino({ redact: { paths: SECRET_PATHS, censor: '[redacted]' } }, output).info({
      otp: '123456',
      body: { startPassword: '4711' },
    });
    expect(lines.join()).not.toMatch(/123456|4711/);
  });
});
