import { useCallback, useEffect, useState } from 'react';
import type { Answer } from '../api/problem.js';
import { type ClockReading, compareClocks } from './clock.offset.js';

type ClockCheck = Answer<ClockReading> | 'comparing';

/** Compares at once and each time somebody comes back, as from the phone's own clock settings. */
export function useClockReading(): { readonly check: ClockCheck; readonly compareAgain: () => void } {
  const [check, setCheck] = useState<ClockCheck>('comparing');

  const compareAgain = useCallback(() => {
    setCheck('comparing');
    void compareClocks().then(setCheck);
  }, []);

  useEffect(() => {
    let shown = true;
    const compare = () => void compareClocks().then((answer) => shown && setCheck(answer));
    const comeBack = () => document.visibilityState === 'visible' && compare();
    compare();
    document.addEventListener('visibilitychange', comeBack);
    return () => {
      shown = false;
      document.removeEventListener('visibilitychange', comeBack);
    };
  }, []);

  return { check, compareAgain };
}
