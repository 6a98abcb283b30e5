interface SignIn {
  readonly returnTo: string;
  /** Asks for the password again although the provider still knows the person. */
  readonly again?: boolean;
}

/** The server checks `returnTo` again; a path of our own is all that is ever put here. */
export function signInAddress({ returnTo, again = false }: SignIn): string {
  const query = new URLSearchParams({ returnTo });
  if (again) query.set('prompt', 'login');
  return `/auth/login?${query.toString()}`;
}
