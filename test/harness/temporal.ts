import { Client, Connection } from '@temporalio/client';
import { testStack } from './stack.js';

/** A client of the Temporal server that the stack runs on. */
export async function connectTemporal(): Promise<Client> {
  const { temporalAddress } = testStack();
  return new Client({ connection: await Connection.connect({ address: temporalAddress }) });
}

export async function closeTemporal(client: Client): Promise<void> {
  await client.connection.close();
}
