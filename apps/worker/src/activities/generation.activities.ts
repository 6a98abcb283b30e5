import { EnrollmentState } from '@enrollment/domain';
import { CannotOpen, linkCode, linkCodeHash } from '@enrollment/keys';
import { changeEnrollment, type Enrollment, Generation } from '@enrollment/persistence';
import type { Step } from '@enrollment/workflows';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, Not } from 'typeorm';
import { WorkerClock } from '../worker-clock.js';
import { WorkerKeys } from '../worker-keys.js';
import { unsentMails } from './mail.queue.js';
import { stepOf } from './step.js';

/** Whether a start password may still have to be told from a wrong one. */
function stillProvable({ state }: Enrollment): boolean {
  return state !== EnrollmentState.ACTIVE && state !== EnrollmentState.CANCELLED;
}

@Injectable()
export class GenerationActivities {
  constructor(
    private readonly dataSource: DataSource,
    private readonly keys: WorkerKeys,
    private readonly clock: WorkerClock,
  ) {}

  /** Hashes what faces have sealed and makes the links, for every generation that still lacks them. */
  async prepareGeneration(enrollmentId: string): Promise<Step> {
    const unprepared = await this.dataSource.manager.findBy(Generation, {
      enrollmentId,
      sealedStartPassword: Not(IsNull()),
    });
    const verifiers = new Map(
      await Promise.all(unprepared.map(async (g) => [g.id, await this.verifierIfNeeded(g)] as const)),
    );
    return changeEnrollment(this.dataSource, enrollmentId, this.clock.now(), async (change) => {
      for (const [id, startPasswordVerifier] of verifiers) {
        const prepared = {
          sealedStartPassword: null,
          startPasswordVerifier: stillProvable(change.row) ? startPasswordVerifier : null,
          linkCodeHash: Buffer.from(linkCodeHash(linkCode(this.keys.ring.linkKey, id)), 'base64url'),
        };
        await change.manager.update(Generation, { id, sealedStartPassword: Not(IsNull()) }, prepared);
      }
      return stepOf(change.row, await unsentMails(change));
    });
  }

  /** A superseded start password that does not open must not stand in the way of the one that replaced it. */
  private async verifierIfNeeded(generation: Generation): Promise<string | null> {
    try {
      return await this.verifier(generation);
    } catch (error) {
      if (generation.supersededAt !== null && error instanceof CannotOpen) return null;
      throw error;
    }
  }

  private async verifier({ id, sealedStartPassword }: Generation): Promise<string> {
    const context = { purpose: 'start-password', id };
    const startPassword = await this.keys.open(sealedStartPassword ?? '', context);
    return this.keys.hasher.hash(startPassword, id);
  }
}
