import { createRoute } from '@tanstack/react-router';
import { ConfirmationPage } from '../confirmation/confirmation.page.js';
import { landWhereOneStopped } from '../landing/landing.guard.js';
import { rootRoute } from './root.route.js';

export const confirmRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/confirm',
  beforeLoad: ({ location }) => landWhereOneStopped({ place: '/confirm', href: location.href }),
  component: ConfirmationPage,
});
