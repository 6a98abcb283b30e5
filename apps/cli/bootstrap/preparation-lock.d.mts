export function withPreparationLock<T>(
  file: string,
  work: () => Promise<T>,
  tellWaiting: (processId: number) => void,
): Promise<T>;
