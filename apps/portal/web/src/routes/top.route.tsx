import { createRoute } from '@tanstack/react-router';
import { TopPage } from '../home/top.page.js';
import { landWhereOneStopped } from '../landing/landing.guard.js';
import { rootRoute } from './root.route.js';

export const topRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: ({ location }) => landWhereOneStopped({ place: '/', href: location.href }),
  component: TopPage,
});
