import type { ReactElement, ReactNode } from 'react';
import { useLookMessages } from '../messages/look-messages.js';
import { Icon } from './icon.js';

export interface FieldWords {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly required?: boolean;
}

interface FieldFrameProps extends FieldWords {
  readonly id: string;
  readonly children: ReactNode;
}

/** The ids that a control names in `aria-describedby`: what is wrong first, then the hint. */
export function descriptionIds(id: string, { hint, error }: FieldWords): string | undefined {
  return [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ') || undefined;
}

export function FieldFrame({ id, label, hint, error, required = false, children }: FieldFrameProps): ReactElement {
  const t = useLookMessages();
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {label}
        <span className={required ? 'field__need' : 'field__need field__need--optional'}>
          {t(required ? 'field.required' : 'field.optional')}
        </span>
      </label>
      {hint && (
        <div className="field__hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && (
        <p className="field__error" id={`${id}-error`}>
          <Icon name="error" />
          {error}
        </p>
      )}
      {children}
    </div>
  );
}
