import { Client, Connection } from '@temporalio/client';

export interface TemporalOptions {
  readonly address: string;
  readonly namespace: string;
  readonly apiKey?: string | undefined;
  readonly tls: boolean;
}

/** A client that connects at its first call and again after Temporal was away. */
export function createTemporalClient({ address, namespace, apiKey, tls }: TemporalOptions): Client {
  const connection = Connection.lazy({
    address,
    apiKey,
    tls,
    connectTimeout: '3s',
    // People wait: after an absence the server is asked again soon, not after gRPC's growing minutes.
    channelArgs: { 'grpc.initial_reconnect_backoff_ms': 200, 'grpc.max_reconnect_backoff_ms': 2_000 },
  });
  return new Client({ connection, namespace });
}
