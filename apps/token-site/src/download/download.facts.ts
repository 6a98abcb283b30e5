export interface KnownLink {
  readonly serviceName: { readonly ja: string; readonly en: string };
  readonly serviceId: string;
  readonly userId: string;
  readonly deadline: Date;
  /** The app with the code as its fragment, which no server ever sees. */
  readonly appUrl: string;
}

export type DownloadFacts =
  | ({ readonly state: 'open' | 'superseded' | 'expired' | 'ended' } & KnownLink)
  | { readonly state: 'unknown' };
