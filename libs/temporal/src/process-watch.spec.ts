import { describe, expect, it } from '@jest/globals';
import { type Client, ServiceError } from '@temporalio/client';
import { ProcessWatch } from './process-watch.js';

const START = Date.parse('2026-11-24T01:00:00Z');
const GRPC = { invalidArgument: 3, unavailable: 14 };

/** Holds so many running workflows, one begun each second, and lists them as a server does: the latest first. */
function serverWith(count: number): ProcessWatch {
  async function* list({ query }: { query: string }) {
    const startedBefore = /StartTime < '(.+)'/.exec(query)?.[1];
    const limit = startedBefore === undefined ? Number.POSITIVE_INFINITY : Date.parse(startedBefore);
    for (let number = count - 1; number >= 0; number -= 1) {
      const startTime = new Date(START + number * 1000);
      if (startTime.getTime() < limit) yield { workflowId: String(number), startTime };
    }
  }
  return new ProcessWatch({ workflow: { list } } as unknown as Client, 'queue');
}

function serverFailing(code: number): ProcessWatch {
  const cause = Object.assign(new Error('refused'), { code, details: 'refused', metadata: {} });
  const list = () => {
    throw new ServiceError('Failed to list workflows', { cause });
  };
  return new ProcessWatch({ workflow: { list } } as unknown as Client, 'queue');
}

describe('the running workflows', () => {
  it('are all seen in the end by readings that go on where the last one ended', async () => {
    const seen = new Set<string>();
    let from: string | null = null;
    let readings = 0;
    do {
      const { value } = (await serverWith(1_200).running(from).next()) as {
        value: { workflowIds: string[]; nextStartedBefore: string | null };
      };
      for (const id of value.workflowIds) seen.add(id);
      from = value.nextStartedBefore;
      readings += 1;
    } while (from !== null);
    expect([seen.size, readings]).toEqual([1_200, 3]);
  });
});

describe('the failing workflows', () => {
  it('are not known where the server has no attribute for them', async () => {
    expect(await serverFailing(GRPC.invalidArgument).failing()).toBeNull();
  });

  it('are asked for again where the server does not answer', async () => {
    await expect(serverFailing(GRPC.unavailable).failing()).rejects.toThrow(ServiceError);
  });
});
