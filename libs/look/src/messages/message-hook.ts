import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Translate } from './message-types.js';

/** A `useTranslation` that knows the keys of one catalogue. */
export function messageHook<Tree>(namespace: 'app' | 'look'): () => Translate<Tree> {
  return function useMessages() {
    const { t } = useTranslation(namespace);
    return useCallback<Translate<Tree>>((key, values) => t(key as string, values ?? {}), [t]);
  };
}
