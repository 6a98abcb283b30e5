import type { ReactElement } from 'react';

const PATHS = {
  info: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm-1 8.5h2V17h-2v-6.5ZM11 7h2v2h-2V7Z',
  success: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm-1.4 14.2-4.1-4.1 1.4-1.4 2.7 2.7 5.5-5.5 1.4 1.4-6.9 6.9Z',
  caution: 'M12 2.5 1.5 21h21L12 2.5ZM11 10h2v5h-2v-5Zm0 6.5h2v2h-2v-2Z',
  error: 'M8 2 2 8v8l6 6h8l6-6V8l-6-6H8Zm3 5h2v7h-2V7Zm0 8.5h2v2h-2v-2Z',
  check: 'm9.5 18.2-6-6 1.9-1.9 4.1 4.1 9.1-9.1 1.9 1.9-11 11Z',
} as const;

export type IconName = keyof typeof PATHS;

/** Drawn beside words that say the same, so hidden from screen readers. */
export function Icon({ name, className }: { name: IconName; className?: string }): ReactElement {
  return (
    <svg className={className} viewBox="0 0 24 24" fill="currentColor" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
