import type { Client } from '@temporalio/client';
import { createTemporalClient } from './connection.js';
import { EnrollmentProcess } from './enrollment-process.js';
import { ProcessWatch } from './process-watch.js';

/** The settings by which a program finds Temporal. */
export interface ProcessSettings {
  readonly TEMPORAL_ADDRESS: string;
  readonly TEMPORAL_NAMESPACE: string;
  readonly TEMPORAL_TASK_QUEUE: string;
  readonly TEMPORAL_API_KEY?: string | undefined;
  readonly TEMPORAL_TLS: boolean;
}

function clientFor(settings: ProcessSettings): Client {
  return createTemporalClient({
    address: settings.TEMPORAL_ADDRESS,
    namespace: settings.TEMPORAL_NAMESPACE,
    apiKey: settings.TEMPORAL_API_KEY,
    tls: settings.TEMPORAL_TLS || settings.TEMPORAL_API_KEY !== undefined,
  });
}

/** @param patienceMs how long an answer is waited for */
export function createEnrollmentProcess(settings: ProcessSettings, patienceMs: number): EnrollmentProcess {
  return new EnrollmentProcess(clientFor(settings), settings.TEMPORAL_TASK_QUEUE, patienceMs);
}

export function createProcessWatch(settings: ProcessSettings): ProcessWatch {
  return new ProcessWatch(clientFor(settings), settings.TEMPORAL_TASK_QUEUE);
}
