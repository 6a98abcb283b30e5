import { enrollmentWorkflowId } from '@enrollment/workflows';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '@temporalio/client';
import { customersFor } from '../client/customers.js';
import { enrollTo } from '../client/enrollment.journey.js';
import { closeTemporal, connectTemporal } from '../harness/temporal.js';
import { eventsUntilActive } from './history.reading.js';

const nextCustomer = customersFor('history');
let temporal: Client;

beforeAll(async () => {
  temporal = await connectTemporal();
});
afterAll(() => closeTemporal(temporal));

describe('history of the straight path', () => {
  it('has at most 28 events and 4 workflow tasks up to the task that makes it ACTIVE (P1)', async () => {
    const { enrollment } = await enrollTo.active(nextCustomer());
    const handle = temporal.workflow.getHandle(enrollmentWorkflowId(enrollment.id));
    expect(await handle.result()).toBe('ACTIVE');
    const { events, workflowTasks } = eventsUntilActive(await handle.fetchHistory());
    expect(events).toBeLessThanOrEqual(28);
    expect(workflowTasks).toBeLessThanOrEqual(4);
  });
});
