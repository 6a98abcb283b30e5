import type { ReactElement, ReactNode } from 'react';
import { useLookMessages } from '../messages/look-messages.js';
import { Icon } from './icon.js';

export type NoticeKind = 'info' | 'success' | 'caution' | 'error';

interface NoticeProps {
  readonly kind: NoticeKind;
  readonly title?: string;
  /** Read out when it appears: `alert` at once, `status` when the reader pauses. */
  readonly live?: 'alert' | 'status';
  readonly children?: ReactNode;
}

export function Notice({ kind, title, live, children }: NoticeProps): ReactElement {
  const t = useLookMessages();
  return (
    <div className={`notice notice--${kind}`} role={live}>
      <Icon name={kind} className="notice__icon" />
      <div className="notice__body">
        <span className="visually-hidden">{t(`notice.${kind}`)}</span>
        {title && <p className="notice__title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
