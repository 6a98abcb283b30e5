import { messageHook } from '@enrollment/look';
import type { ja } from './ja.js';

export const useMessages = messageHook<typeof ja>('app');
