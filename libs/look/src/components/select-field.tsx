import type { ReactElement, SelectHTMLAttributes } from 'react';
import { descriptionIds, FieldFrame, type FieldWords } from './field-frame.js';

interface SelectFieldProps
  extends FieldWords,
    Omit<SelectHTMLAttributes<HTMLSelectElement>, 'className' | 'required' | 'children'> {
  readonly name: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** A small choice. */
export function SelectField({ label, hint, error, required, options, ...select }: SelectFieldProps): ReactElement {
  const words = { label, hint, error, required };
  return (
    <FieldFrame id={select.name} {...words}>
      <select
        {...select}
        id={select.name}
        className="field__input field__input--short"
        aria-required={required || undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={descriptionIds(select.name, words)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
