import { hostAndPort } from './address.schema.js';
import { flag, text } from './setting.schema.js';

export * from './address.schema.js';
export * from './setting.rules.js';
export * from './setting.schema.js';

/** Where Temporal is, and the queue that the worker polls. */
export const temporal = {
  TEMPORAL_ADDRESS: hostAndPort.prefault('127.0.0.1:7233'),
  TEMPORAL_NAMESPACE: text.prefault('default'),
  TEMPORAL_TASK_QUEUE: text.prefault('enrollment'),
  TEMPORAL_API_KEY: text.optional(),
  TEMPORAL_TLS: flag(false),
};
