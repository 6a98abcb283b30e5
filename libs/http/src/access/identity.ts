/** Who is signed in, as the ID-token said at log-in. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  readonly loginId: string;
  readonly name: string;
  readonly email: string | null;
  readonly locale: string | null;
  readonly roles: readonly string[];
  readonly services: readonly string[];
  /** When the person proved who they are to the provider, in milliseconds since the epoch. */
  readonly authenticatedAt: number;
}
