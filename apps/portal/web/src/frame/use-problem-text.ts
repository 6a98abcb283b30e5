import { CONNECTION, useProblemMessage } from '@enrollment/look';
import { useMessages } from '../messages/use-messages.js';

/** Words for a problem's code, our own "not reached" among them. */
export function useProblemText(): (code: string) => string {
  const t = useMessages();
  const problemMessage = useProblemMessage();
  return (code) => (code === CONNECTION ? t('failure.connection') : problemMessage(code));
}
