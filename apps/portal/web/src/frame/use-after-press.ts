import { useCallback, useEffect, useRef } from 'react';

type Defer = (task: () => void) => void;

/**
 * Runs a task at once, or after the click when a button is being pressed: what a field says when it is left
 * moves the page, and the button would slip away from under the pointer before the click counts.
 */
export function useAfterPress(): Defer {
  const isPressing = useRef(false);
  useEffect(() => {
    const listening = new AbortController();
    const note = (pressing: boolean) => (): void => {
      isPressing.current = pressing;
    };
    const options = { capture: true, signal: listening.signal };
    addEventListener('pointerdown', note(true), options);
    for (const end of ['pointerup', 'pointercancel']) addEventListener(end, note(false), options);
    return () => listening.abort();
  }, []);
  return useCallback((task) => {
    if (isPressing.current) addEventListener('pointerup', () => setTimeout(task), { once: true });
    else task();
  }, []);
}
