import { createTemporalClient } from './connection.js';
import { EnrollmentProcess } from './enrollment-process.js';

/** The settings by which a program finds Temporal. */
export interface ProcessSettings {
  readonly TEMPORAL_ADDRESS: string;
  readonly TEMPORAL_NAMESPACE: string;
  readonly TEMPORAL_TASK_QUEUE: string;
  readonly TEMPORAL_API_KEY?: string | undefined;
  readonly TEMPORAL_TLS: boolean;
}

/** @param patienceMs how long an answer is waited for */
export function createEnrollmentProcess(settings: ProcessSettings, patienceMs: number): EnrollmentProcess {
  const client = createTemporalClient({
    address: settings.TEMPORAL_ADDRESS,
    namespace: settings.TEMPORAL_NAMESPACE,
    apiKey: settings.TEMPORAL_API_KEY,
    tls: settings.TEMPORAL_TLS || settings.TEMPORAL_API_KEY !== undefined,
  });
  return new EnrollmentProcess(client, settings.TEMPORAL_TASK_QUEUE, patienceMs);
}
