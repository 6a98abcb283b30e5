const FRAGMENT = /^#link=([\w-]{8,128})$/;

export function linkIn(fragment: string): string | null {
  return FRAGMENT.exec(fragment)?.[1] ?? null;
}

/** The code stays out of the history and of screenshots. */
export function removeFragment(): void {
  history.replaceState(history.state, '', location.pathname + location.search);
}
