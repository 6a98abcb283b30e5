import { randomUUID } from 'node:crypto';
import { provisioningBody } from '../../apps/token-site/src/provisioning/provisioning.schema.js';
import { ProvisioningService } from '../../apps/token-site/src/provisioning/provisioning.service.js';
import type { Provisioning, TokenIds } from '../client/contract.types.js';
import { PhoneClient } from '../client/phone.client.js';
import type { SoftToken } from '../client/soft.token.js';
import type { ClockedSystem } from './clocked.system.js';
import { given, type Outcome, outcomeOf } from './outcome.js';

/** A phone before the token site, behind its routes. */
export class ClockedPhone {
  private constructor(
    private readonly system: ClockedSystem,
    private readonly client: PhoneClient,
  ) {}

  static async create(system: ClockedSystem): Promise<ClockedPhone> {
    return new ClockedPhone(system, await PhoneClient.create(''));
  }

  provision(ids: TokenIds, startPassword: string, requestId: string = randomUUID()): Promise<Outcome<Provisioning>> {
    const service = this.system.faces.get(ProvisioningService, { strict: false });
    const clock = this.system.clock.now().getTime();
    const body = provisioningBody.parse({ ...this.client.provisioningBody(ids, startPassword), clock });
    return outcomeOf(service.provision(body, requestId));
  }

  async setUp(ids: TokenIds, startPassword: string): Promise<SoftToken> {
    return this.open(await given(this.provision(ids, startPassword)));
  }

  /** What only this phone can. */
  open(provisioning: Provisioning): Promise<SoftToken> {
    return this.client.openProvisioning(provisioning);
  }
}
