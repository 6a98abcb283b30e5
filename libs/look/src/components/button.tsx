import type { ButtonHTMLAttributes, MouseEvent, ReactElement } from 'react';

export type ButtonVariant = 'primary' | 'secondary' | 'danger' | 'quiet';

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'disabled'> {
  readonly variant?: ButtonVariant;
  /** While set, the button says this instead and does nothing more. It keeps the focus, which `disabled` would drop. */
  readonly busyLabel?: string | false | undefined;
  readonly unavailable?: boolean;
}

/** For links that look like buttons. */
export function buttonClass(variant: ButtonVariant): string {
  return `button button--${variant}`;
}

export function Button({
  variant = 'secondary',
  busyLabel,
  unavailable = false,
  type = 'button',
  onClick,
  children,
  ...rest
}: ButtonProps): ReactElement {
  const idle = Boolean(busyLabel) || unavailable;
  const click = (event: MouseEvent<HTMLButtonElement>): void => {
    if (idle) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button {...rest} type={type} className={buttonClass(variant)} aria-disabled={idle || undefined} onClick={click}>
      {busyLabel || children}
    </button>
  );
}
