import { randomUUID } from 'node:crypto';
import { type CryptoKey, compactDecrypt, exportJWK, generateKeyPair, type JWK } from 'jose';
import type { DeviceKind, LinkOpening, Provisioning, ServerTime, TokenIds } from './contract.types.js';
import { type Answer, answerOf, bodyOf } from './http.answer.js';
import { SoftToken } from './soft.token.js';

export interface ProvisioningBody extends TokenIds {
  readonly startPassword: string;
  readonly consent: { readonly version: string; readonly accepted: true };
  readonly device: { readonly id: string; readonly kind: DeviceKind; readonly name: string; readonly publicKey: JWK };
  readonly clock: number;
}

export interface PhoneOptions {
  readonly kind?: DeviceKind;
  /** How fast the phone's clock is. */
  readonly clockOffsetSeconds?: number;
}

/** The soft-token app on a phone. The phone *is* its key. */
export class PhoneClient {
  private constructor(
    readonly url: string,
    private readonly privateKey: CryptoKey,
    readonly device: ProvisioningBody['device'],
    private readonly clockOffsetSeconds: number,
  ) {}

  static async create(
    url: string,
    { kind = 'smartphone', clockOffsetSeconds = 0 }: PhoneOptions = {},
  ): Promise<PhoneClient> {
    const { publicKey, privateKey } = await generateKeyPair('ECDH-ES', { crv: 'P-256', extractable: true });
    const { kty, crv, x, y } = await exportJWK(publicKey);
    const device = { id: randomUUID(), kind, name: 'Test phone', publicKey: { kty, crv, x, y } };
    return new PhoneClient(url, privateKey, device, clockOffsetSeconds);
  }

  clock(): number {
    return Date.now() + this.clockOffsetSeconds * 1000;
  }

  async time(): Promise<Answer<ServerTime>> {
    return answerOf(await fetch(`${this.url}/api/v1/time`));
  }

  /** The page behind the mail's link, fetched as anything may fetch it. */
  async downloadPage(linkCode: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer<object>> {
    return answerOf(await fetch(`${this.url}/d/${linkCode}`, { headers, redirect: 'manual' }));
  }

  /** A person taps the link's button. */
  openLink(linkCode: string): Promise<Answer<LinkOpening>> {
    return this.post('/api/v1/link-openings', { linkCode });
  }

  provisioningBody(ids: TokenIds, startPassword: string): ProvisioningBody {
    const { serviceId, userId } = ids;
    const consent = { version: '1', accepted: true } as const;
    return { serviceId, userId, startPassword, consent, device: this.device, clock: this.clock() };
  }

  provision(ids: TokenIds, startPassword: string, key?: string): Promise<Answer<Provisioning>> {
    return this.submit(this.provisioningBody(ids, startPassword), key);
  }

  /** Sends a body again exactly as it was, as a repetition with the same Idempotency-Key must be. */
  submit(body: ProvisioningBody, key?: string): Promise<Answer<Provisioning>> {
    return this.post('/api/v1/provisionings', body, key);
  }

  /** Provisions and opens what came, as the app does. */
  async setUp(ids: TokenIds, startPassword: string): Promise<SoftToken> {
    return this.openProvisioning(bodyOf(await this.provision(ids, startPassword), 201));
  }

  async openProvisioning({ key }: Provisioning): Promise<SoftToken> {
    const { plaintext } = await compactDecrypt(key, this.privateKey, {
      keyManagementAlgorithms: ['ECDH-ES'],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
    return new SoftToken(new TextDecoder().decode(plaintext));
  }

  async post<Success>(path: string, body: unknown, key?: string): Promise<Answer<Success>> {
    return this.postText(path, JSON.stringify(body), key);
  }

  async postText<Success>(path: string, text: string, key?: string): Promise<Answer<Success>> {
    const headers = { 'Content-Type': 'application/json', ...(key === undefined ? {} : { 'Idempotency-Key': key }) };
    return answerOf(await fetch(`${this.url}${path}`, { method: 'POST', headers, body: text, redirect: 'manual' }));
  }
}
