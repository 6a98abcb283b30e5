import type { InputHTMLAttributes, ReactElement, ReactNode, Ref } from 'react';
import { Icon } from './icon.js';

interface CheckFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'type'> {
  readonly name: string;
  readonly label: ReactNode;
  readonly error?: string | undefined;
  readonly ref?: Ref<HTMLInputElement>;
}

export function CheckField({ label, error, ...input }: CheckFieldProps): ReactElement {
  const errorId = `${input.name}-error`;
  return (
    <div className="field">
      {error && (
        <p className="field__error" id={errorId}>
          <Icon name="error" />
          {error}
        </p>
      )}
      <label className="check" htmlFor={input.name}>
        <input
          {...input}
          id={input.name}
          type="checkbox"
          className="check__box"
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? errorId : undefined}
        />
        <span>{label}</span>
      </label>
    </div>
  );
}
