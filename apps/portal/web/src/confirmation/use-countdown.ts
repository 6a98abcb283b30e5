import { useNow } from '@enrollment/look';
import { useEffect, useState } from 'react';

/** At most `limit`, because a computer whose clock is slow would wait for ever. */
export function secondsUntil(moment: string | null, limit: number, now: number): number {
  if (moment === null) return 0;
  return Math.min(limit, Math.max(0, Math.ceil((Date.parse(moment) - now) / 1000)));
}

/** Whole seconds until a moment of the server's, counted from when it was first heard of. */
export function useCountdown(moment: string | null, limit: number): number {
  const now = useNow(1_000).getTime();
  const [end, setEnd] = useState(0);
  useEffect(() => {
    const heardAt = Date.now();
    setEnd(heardAt + secondsUntil(moment, limit, heardAt) * 1000);
  }, [moment, limit]);
  return Math.max(0, Math.ceil((end - now) / 1000));
}
