import { type MouseEvent, type ReactElement, useEffect, useRef } from 'react';
import { useLookMessages } from '../messages/look-messages.js';

export interface FieldFault {
  readonly fieldId: string;
  readonly message: string;
}

function focusField(event: MouseEvent<HTMLAnchorElement>, fieldId: string): void {
  event.preventDefault();
  document.getElementById(fieldId)?.focus();
}

function FocusedSummary({ faults }: { faults: readonly FieldFault[] }): ReactElement {
  const t = useLookMessages();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{t('errorSummary.title')}</h2>
      <ul className="error-summary__list">
        {faults.map(({ fieldId, message }) => (
          <li key={fieldId}>
            <a href={`#${fieldId}`} onClick={(event) => focusField(event, fieldId)}>
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface ErrorSummaryProps {
  readonly faults: readonly FieldFault[];
  /** Counts the submissions: each takes the focus to the summary. */
  readonly submission: number;
}

export function ErrorSummary({ faults, submission }: ErrorSummaryProps): ReactElement | null {
  return faults.length === 0 ? null : <FocusedSummary key={submission} faults={faults} />;
}
