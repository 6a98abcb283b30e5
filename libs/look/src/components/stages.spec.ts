import { describe, expect, it } from '@jest/globals';
import { STAGES, standingOf } from './stages.js';

const standings = (current: (typeof STAGES)[number]) => STAGES.map((stage) => standingOf(stage, current));

describe('standingOf', () => {
  it('says what is done, where one stands and what is to come', () => {
    expect(standings('setup')).toEqual(['done', 'done', 'current', 'ahead', 'ahead']);
  });

  it('counts the last stage as done when it is reached', () => {
    expect(standings('done')).toEqual(['done', 'done', 'done', 'done', 'done']);
  });
});
