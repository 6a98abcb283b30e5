import { createRoute } from '@tanstack/react-router';
import * as z from 'zod';
import { IssuancePage } from '../issuance/issuance.page.js';
import { landWhereOneStopped } from '../landing/landing.guard.js';
import { rootRoute } from './root.route.js';

const search = z.object({ intent: z.enum(['reissue', 'replace']).optional().catch(undefined) });

export const issueRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/issue',
  validateSearch: search,
  beforeLoad: ({ location, search: { intent } }) =>
    landWhereOneStopped({ place: '/issue', intent, href: location.href }),
  component: () => <IssuancePage intent={issueRoute.useSearch().intent} />,
});
