import type { InputHTMLAttributes, ReactElement, Ref } from 'react';
import { descriptionIds, FieldFrame, type FieldWords } from './field-frame.js';

interface TextFieldProps extends FieldWords, Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'required'> {
  /** Also the element's id, which an error summary links to. */
  readonly name: string;
  readonly width?: 'full' | 'short' | 'code';
  readonly ref?: Ref<HTMLInputElement>;
}

export function TextField({ label, hint, error, required, width = 'full', ...input }: TextFieldProps): ReactElement {
  const words = { label, hint, error, required };
  return (
    <FieldFrame id={input.name} {...words}>
      <input
        {...input}
        id={input.name}
        className={`field__input field__input--${width}`}
        aria-required={required || undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={descriptionIds(input.name, words)}
      />
    </FieldFrame>
  );
}
