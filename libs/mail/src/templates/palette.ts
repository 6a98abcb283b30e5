/** Colours of the Digital Agency's design system; contrast 4.5:1 or more in both schemes (WCAG 2.2 §1.4.3). */
export const LIGHT = {
  page: '#ffffff',
  text: '#1a1a1a',
  quiet: '#4d4d4d',
  line: '#cccccc',
  panel: '#f2f2f2',
  link: '#0017c1',
  action: '#0017c1',
  onAction: '#ffffff',
} as const;

const DARK = {
  page: '#1a1a1a',
  text: '#f2f2f2',
  quiet: '#cccccc',
  line: '#666666',
  panel: '#333333',
  link: '#9db7f9',
  action: '#264af4',
  onAction: '#ffffff',
} as const satisfies Record<keyof typeof LIGHT, string>;

/** Inline styles are for light; only a rule marked important turns them, where the mail app knows the query. */
export const DARK_RULES = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  body, .page { background-color: ${DARK.page} !important; }
  .text { color: ${DARK.text} !important; }
  .quiet { color: ${DARK.quiet} !important; }
  .line { border-color: ${DARK.line} !important; }
  .panel { background-color: ${DARK.panel} !important; }
  .link { color: ${DARK.link} !important; }
  .action { background-color: ${DARK.action} !important; color: ${DARK.onAction} !important; }
}`;
