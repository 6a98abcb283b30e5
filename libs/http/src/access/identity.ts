/** Who is signed in, as the session keeps it. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  readonly loginId: string;
  readonly name: string;
  readonly locale: string | null;
  readonly roles: readonly string[];
  readonly services: readonly string[];
  /** When the person proved who they are to the provider, in milliseconds since the epoch. */
  readonly authenticatedAt: number;
}

/** Who comes back from a log-in, as the ID-token says. The mail address is for the face alone and enters no session. */
export interface Arrived extends Identity {
  readonly email: string | null;
}
