import { html, type Markup } from '@enrollment/http';

export interface Explained {
  readonly title: string;
  readonly text: string;
}

export function notice(
  kind: 'info' | 'success' | 'caution',
  { title, text }: Explained,
  rest: Markup | '' = '',
): Markup {
  return html`<div class="notice notice--${kind} notice--plain"><div class="notice__body">
    <p class="notice__title">${title}</p>
    <p>${text}</p>
    ${rest}
  </div></div>`;
}
