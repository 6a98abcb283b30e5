import { createRootRoute, Outlet } from '@tanstack/react-router';
import { queryClient, serviceQuery } from '../api/queries.js';
import { LoadFailurePage } from '../frame/load-failure.page.js';
import { PortalFrame } from '../frame/portal-frame.js';
import { UnknownPage } from '../frame/unknown.page.js';

export const rootRoute = createRootRoute({
  loader: () => queryClient.ensureQueryData(serviceQuery),
  component: () => (
    <PortalFrame>
      <Outlet />
    </PortalFrame>
  ),
  errorComponent: () => (
    <PortalFrame>
      <LoadFailurePage />
    </PortalFrame>
  ),
  notFoundComponent: UnknownPage,
});
