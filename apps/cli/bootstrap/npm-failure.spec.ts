import { describe, expect, it } from '@jest/globals';
import { explainNpmFailure } from './npm-failure.mjs';

const REFUSED = `npm error code ECONNREFUSED
npm error syscall connect
npm error errno ECONNREFUSED
npm error FetchError: request to http://127.0.0.1:9/nodemailer failed, reason: connect ECONNREFUSED 127.0.0.1:9
npm error     at ClientRequest.<anonymous> (minipass-fetch/lib/index.js:130:14)
npm error     at process.processTicksAndRejections (node:internal/process/task_queues:83:21) {
npm error   code: 'ECONNREFUSED',
npm error   port: 9,
npm error }
npm error
npm error If you are behind a proxy, please make sure that the 'proxy' config is set properly.  See: 'npm help config'
npm error A complete log of this run can be found in: /root/.npm/_logs/debug-0.log
`;

describe('explainNpmFailure', () => {
  it('tells the cause first, what to do last, and no stack', () => {
    const lines = explainNpmFailure(REFUSED).split('\n');
    expect(lines[0]).toBe('npm error code ECONNREFUSED');
    expect(lines.at(-1)).toMatch(/registry cannot be reached.*npm config get registry/);
    expect(lines.join('\n')).not.toMatch(/ at |debug-0|port: 9/);
  });

  it('shows how a lock file differs, though npm goes on with all of its options', () => {
    const options = Array.from({ length: 60 }, (_, index) => `npm error   --option-${index}\n`);
    const output = `npm error code EUSAGE\nnpm error\nnpm error Missing: jest@30.5.1 from lock file\n${options.join('')}`;
    expect(explainNpmFailure(output)).toMatch(/Missing: jest@30\.5\.1[\s\S]*package-lock\.json does not fit/);
    expect(explainNpmFailure(output)).not.toContain('--option-40');
  });

  it.each([
    ['ENOTFOUND', /network/],
    ['EAI_AGAIN', /network/],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', /NODE_EXTRA_CA_CERTS/],
    ['ETARGET', /does not have/],
    ['E403', /refuses/],
    ['E503', /Try again later/],
    ['ENOSPC', /disk is full/],
    ['EINTEGRITY', /cache clean/],
    ['EACCES', /may not write/],
  ])('knows what to do about %s', (code, advice) => {
    expect(explainNpmFailure(`npm error code ${code}\nnpm error whatever\n`)).toMatch(advice);
  });

  it('finds the cause among what npm only warns of', () => {
    const engine = "npm warn EBADENGINE Unsupported engine {\nnpm warn EBADENGINE   package: 'a@1.0.0',\n";
    const full = 'npm warn tar TAR_ENTRY_ERROR ENOSPC: no space left on device, write\n';
    const lines = explainNpmFailure(`${engine.repeat(8)}${full.repeat(3)}added 1375 packages in 3m\n`).split('\n');
    expect(lines).toEqual([full.trim(), 'added 1375 packages in 3m', expect.stringContaining('disk is full')]);
  });

  it('adds nothing to what it does not know', () => {
    expect(explainNpmFailure('npm error code 1\nnpm error command sh -c node-gyp\n')).toBe(
      'npm error code 1\nnpm error command sh -c node-gyp',
    );
  });
});
