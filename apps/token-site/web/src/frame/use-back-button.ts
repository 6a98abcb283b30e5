import { useEffect } from 'react';

/** Lets the phone's own back button and gesture go one screen back instead of leaving the app. */
export function useBackButton(onBack: (() => void) | undefined): void {
  // After each render: going back used the entry up, and the next screen needs one of its own.
  useEffect(() => {
    if (!onBack) return;
    if (history.state !== 'inside') history.pushState('inside', '');
    addEventListener('popstate', onBack);
    return () => removeEventListener('popstate', onBack);
  });
}
