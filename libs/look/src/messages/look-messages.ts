import type { lookJa } from './look.ja.js';
import { messageHook } from './message-hook.js';

export const useLookMessages = messageHook<typeof lookJa>('look');
