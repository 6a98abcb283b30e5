import { randomUUID } from 'node:crypto';
import type { JWK } from 'jose';
import { z } from 'zod';
import { CommandFault } from '../command.fault.js';
import { adviceFor } from './problem.advice.js';
import type { DeviceKind } from './token.store.js';

const provisioningSchema = z.object({
  tokenId: z.string(),
  displayName: z.string(),
  serverTime: z.string(),
  key: z.string(),
});
export type Provisioning = z.output<typeof provisioningSchema>;

const problemSchema = z.object({
  code: z.string().optional(),
  title: z.string().optional(),
  detail: z.string().optional(),
  attemptsRemaining: z.number().optional(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});

export interface ProvisioningRequest {
  readonly serviceId: string;
  readonly userId: string;
  readonly startPassword: string;
  readonly consent: { readonly version: string; readonly accepted: true };
  readonly device: { readonly id: string; readonly kind: DeviceKind; readonly name: string; readonly publicKey: JWK };
  readonly clock: number;
}

const ANSWER_LIMIT_MS = 30_000;
const MAX_ASKS = 12;
const DEFAULT_WAIT_SECONDS = 3;

async function fault(response: Response): Promise<CommandFault> {
  const parsed = problemSchema.safeParse(await response.json().catch(() => ({})));
  const { code = `HTTP ${response.status}`, title, detail, attemptsRemaining, errors = [] } = parsed.data ?? {};
  const tries = attemptsRemaining === undefined ? [] : [`Tries left: ${attemptsRemaining}`];
  const fields = errors.map(({ field, message }) => `${field}: ${message}`);
  const said = detail ?? title ?? 'The token site refused.';
  return new CommandFault([`${code}: ${said}`, ...fields, ...tries, adviceFor(code)].join('\n'));
}

async function isPending(response: Response): Promise<boolean> {
  if (response.status !== 503) return false;
  const problem = problemSchema.safeParse(
    await response
      .clone()
      .json()
      .catch(() => ({})),
  );
  return problem.data?.code === 'TRY.PENDING';
}

const seconds = (amount: number) => new Promise<void>((resolve) => setTimeout(resolve, amount * 1000));

/** A try that is still being judged is asked after with the same Idempotency-Key, and so counted once. */
export async function provision(url: string, request: ProvisioningRequest): Promise<Provisioning> {
  const address = new URL('/api/v1/provisionings', url);
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() };
  const body = JSON.stringify(request);
  for (let asked = 1; ; asked += 1) {
    const response = await fetch(address, {
      method: 'POST',
      headers,
      body,
      signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
    }).catch(() => {
      throw new CommandFault(
        `${address.origin} gave no answer. Check --url and that the token site runs, then repeat the command: the same device key is used again.`,
      );
    });
    if (response.ok) return provisioningIn(response);
    if (asked === MAX_ASKS || !(await isPending(response))) throw await fault(response);
    await seconds(Number(response.headers.get('Retry-After') ?? DEFAULT_WAIT_SECONDS));
  }
}

async function provisioningIn(response: Response): Promise<Provisioning> {
  const parsed = provisioningSchema.safeParse(await response.json().catch(() => null));
  if (!parsed.success) throw new CommandFault('The answer is not that of a token site. Check --url.');
  return parsed.data;
}
