import { createRouter } from '@tanstack/react-router';
import { LoadFailurePage } from '../frame/load-failure.page.js';
import { onSessionEnd } from '../session/session-end.js';
import { confirmRoute } from './confirm.route.js';
import { issueRoute } from './issue.route.js';
import { noticeRoute } from './notice.route.js';
import { rootRoute } from './root.route.js';
import { signInRoute } from './sign-in.route.js';
import { topRoute } from './top.route.js';

export const router = createRouter({
  routeTree: rootRoute.addChildren([topRoute, issueRoute, confirmRoute, noticeRoute, signInRoute]),
  defaultErrorComponent: LoadFailurePage,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

onSessionEnd(() => {
  const returnTo = router.state.location.href;
  void router.navigate({ to: '/sign-in', search: { returnTo, ended: true }, replace: true });
});
