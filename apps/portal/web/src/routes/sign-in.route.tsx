import { createRoute } from '@tanstack/react-router';
import * as z from 'zod';
import { SignInPage } from '../session/sign-in.page.js';
import { rootRoute } from './root.route.js';

/** A path of this origin: `//elsewhere` would be another. */
const ownPath = z
  .string()
  .regex(/^\/(?![/\\])/)
  .catch('/');
const search = z.object({
  returnTo: ownPath.optional(),
  /** Why somebody is here who did not ask for it. */
  ended: z.boolean().optional().catch(undefined),
  reported: z.boolean().optional().catch(undefined),
});

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: search,
  component: () => {
    const { returnTo = '/', ended = false, reported = false } = signInRoute.useSearch();
    return <SignInPage returnTo={returnTo} hasEnded={ended} hasReported={reported} />;
  },
});
