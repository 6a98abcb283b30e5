/** A service's own colour marks the header only: it carries no text, so it needs no contrast of its own. */
export function applyAccent(accent: string | null): void {
  if (accent) document.documentElement.style.setProperty('--service-accent', accent);
}
