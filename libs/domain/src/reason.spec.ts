import { expect, it } from '@jest/globals';
import { REASON_LENGTH, reasonFault } from './reason.js';

it.each([
  ['電話で本人確認済み。迷惑メール設定を変更された', null],
  ['=1+1 <script>', null],
  ['@ the branch', null],
  ['\u3164', 'REQUIRED'],
  ['\u200b', 'CONTROL'],
  ['a﹫b.jp', 'ADDRESS'],
  ['hanako @ example.jp', 'ADDRESS'],
  ['x'.repeat(REASON_LENGTH.max), null],
  ['x'.repeat(REASON_LENGTH.max + 1), 'TOO_LONG'],
  ['', 'REQUIRED'],
  [' \u3000 ', 'REQUIRED'],
  ['two\nlines', 'CONTROL'],
  ['a\u0000b', 'CONTROL'],
  ['\u202eright to left', 'CONTROL'],
  ['new address hanako@example.jp', 'ADDRESS'],
  ['hanako＠example.jp', 'ADDRESS'],
])('the reason %j has the fault %p', (reason, fault) => expect(reasonFault(reason)).toBe(fault));
