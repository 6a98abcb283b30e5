import { type MessageKey, messageHook } from '@enrollment/look';
import type { ja } from './ja.js';

export const useMessages = messageHook<typeof ja>('app');
export type Key = MessageKey<typeof ja>;
