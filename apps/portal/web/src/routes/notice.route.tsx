import { createRoute } from '@tanstack/react-router';
import { ActivatedPage } from '../activation/activated.page.js';
import { landWhereOneStopped } from '../landing/landing.guard.js';
import { rootRoute } from './root.route.js';

export const noticeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/notice',
  beforeLoad: ({ location }) => landWhereOneStopped({ place: '/notice', href: location.href }),
  component: ActivatedPage,
});
