import { type InputHTMLAttributes, type ReactElement, type Ref, useState } from 'react';
import { useLookMessages } from '../messages/look-messages.js';
import { Button } from './button.js';
import { descriptionIds, FieldFrame, type FieldWords } from './field-frame.js';

interface SecretFieldProps
  extends FieldWords,
    Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'required' | 'type' | 'autoComplete'> {
  readonly name: string;
  readonly ref?: Ref<HTMLInputElement>;
}

/** Digits that nobody should read over a shoulder, and that their owner may look at before sending. */
export function SecretField({ label, hint, error, required, ...input }: SecretFieldProps): ReactElement {
  const t = useLookMessages();
  const [shown, setShown] = useState(false);
  const words = { label, hint, error, required };
  return (
    <FieldFrame id={input.name} {...words}>
      <div className="field__control">
        <input
          {...input}
          id={input.name}
          type={shown ? 'text' : 'password'}
          inputMode="numeric"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          className="field__input field__input--short"
          aria-required={required || undefined}
          aria-invalid={error ? true : undefined}
          aria-describedby={descriptionIds(input.name, words)}
        />
        <Button variant="quiet" aria-pressed={shown} aria-controls={input.name} onClick={() => setShown(!shown)}>
          {t('field.show')}
          <span className="visually-hidden">{label}</span>
        </Button>
      </div>
    </FieldFrame>
  );
}
