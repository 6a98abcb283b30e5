/**
 * Does the work now, or once more after the one that is under way, however often it is asked meanwhile.
 * Two readings side by side could end in the other order, and the older state would be told last.
 * A failure is passed over; the next asking tries again.
 */
export function oneAtATime(work: () => Promise<void>): () => void {
  let isWanted = false;
  let isWorking = false;
  const workOff = async (): Promise<void> => {
    isWorking = true;
    while (isWanted) {
      isWanted = false;
      await work().catch(() => undefined);
    }
    isWorking = false;
  };
  return () => {
    isWanted = true;
    if (!isWorking) void workOff();
  };
}
