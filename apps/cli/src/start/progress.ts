/** Where a person reads what is being done. */
export interface Progress {
  step<Result>(label: string, work: () => Promise<Result>): Promise<Result>;
  line(text: string): void;
}

export const silentProgress: Progress = {
  step: (_label, work) => work(),
  line: () => undefined,
};
