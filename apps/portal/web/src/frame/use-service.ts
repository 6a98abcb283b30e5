import { useLanguage } from '@enrollment/look';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import type { Service } from '../api/model.js';
import { serviceQuery } from '../api/queries.js';
import { useMessages } from '../messages/use-messages.js';

/** Pages are drawn after the root route loaded it. */
export function useService(): Service {
  return useSuspenseQuery(serviceQuery).data;
}

/** Also for the frame around a page that says that loading failed. */
export function useServiceName(): string {
  const t = useMessages();
  const language = useLanguage();
  const { data } = useQuery({ ...serviceQuery, enabled: false });
  return data?.name[language] ?? t('frame.serviceFallback');
}
