import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Translate } from './message-types.js';

type Namespace = 'app' | 'look';

function useCatalogue<Tree>(namespace: Namespace): Translate<Tree> {
  const { t } = useTranslation(namespace);
  return useCallback<Translate<Tree>>((key, values) => t(key as string, values ?? {}), [t]);
}

/** A `useTranslation` that knows the keys of one catalogue. */
export function messageHook<Tree>(namespace: Namespace): () => Translate<Tree> {
  return useCatalogue.bind<null, [Namespace], [], Translate<Tree>>(null, namespace);
}
