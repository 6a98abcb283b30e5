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

/** Takes the focus when it appears and each time `submission` changes. */
export function ErrorSummary({
  faults,
  submission,
}: {
  faults: readonly FieldFault[];
  submission: number;
}): ReactElement | null {
  const t = useLookMessages();
  const box = useRef<HTMLDivElement>(null);
  const empty = faults.length === 0;
  useEffect(() => {
    if (!empty) box.current?.focus();
  }, [submission, empty]);
  if (empty) return null;
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
