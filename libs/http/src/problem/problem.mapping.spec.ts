import { Refusal } from '@enrollment/domain';
import { describe, expect, it } from '@jest/globals';
import { problemDocument, retryAfterOf } from './problem.document.js';
import { problemOf } from './problem.mapping.js';

const away = (code: string | number, extras: object = {}): Error =>
  Object.assign(new Error('away'), { code, ...extras });

describe('problemOf', () => {
  it('keeps the code and the members of a refusal', () => {
    const document = problemDocument(problemOf(new Refusal('OTP.MISMATCH', { attemptsRemaining: 2 })));
    expect(document).toMatchObject({ status: 422, code: 'OTP.MISMATCH', attemptsRemaining: 2 });
  });

  it('lets no member take the place of a standard one', () => {
    expect(problemDocument(problemOf(new Refusal('OTP.LOCKED', { status: 200, code: 'X' })))).toMatchObject({
      status: 423,
      code: 'OTP.LOCKED',
    });
  });

  it.each([
    ['a refused connection', away('ECONNREFUSED')],
    ['a database that shuts down', away('57P01')],
    ['a cause below', new Error('query', { cause: away('ECONNRESET') })],
    ['all addresses of a host', new AggregateError([away('ECONNREFUSED'), away('ECONNREFUSED')])],
    ['a Temporal server away', away(14, { details: 'UNAVAILABLE' })],
    ['a pool without connections', new Error('timeout exceeded when trying to connect')],
  ])('takes %s as a dependency that is away', (_, error) => {
    const problem = problemOf(error);
    expect(problem.code).toBe('DEPENDENCY.UNAVAILABLE');
    expect(retryAfterOf(problem)).toBeGreaterThan(0);
  });

  it.each([[new Error('boom')], ['text'], [undefined], [away('23505')]])('says nothing of %p', (thrown) => {
    const problem = problemOf(thrown);
    expect(problem.code).toBe('INTERNAL');
    expect(JSON.stringify(problemDocument(problem))).not.toContain('boom');
  });
});
