import { type ActPayload, actingRole, type Clock } from '@enrollment/domain';
import { CLOCK, type Identity } from '@enrollment/http';
import { carryOutAct } from '@enrollment/persistence';
import { EnrollmentProcess } from '@enrollment/temporal';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { operatorActor } from '../operator.actor.js';
import { VisibleEnrollments } from '../visible-enrollments.js';
import type { ActBody, Acted } from './act.schema.js';

function payloadOf(body: ActBody): ActPayload {
  return body.action === 'extend' ? { seconds: body.seconds } : {};
}

/** What operators do to an enrollment: recorded with who and why, then carried out by its workflow. */
@Injectable()
export class ActsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly enrollments: VisibleEnrollments,
    private readonly process: EnrollmentProcess,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws Refusal with the code of the outcome when it was not done; then nothing has changed */
  async act(user: Identity, id: string, body: ActBody, requestId: string): Promise<Acted> {
    // The row's own spelling of the ID: in capitals it would name another workflow.
    const { id: enrollmentId, serviceId, deadline } = await this.enrollments.find(user, id);
    const { action: kind, reason } = body;
    const act = {
      enrollmentId,
      kind,
      actor: operatorActor(user, actingRole(kind, user.roles), reason),
      payload: payloadOf(body),
      ...(body.action === 'unlock' ? { approvalId: body.approvalId } : {}),
      requestId,
      now: this.clock.now(),
    };
    await carryOutAct(this.dataSource, act, (actId) =>
      this.process.command(kind, actId, { enrollmentId, serviceId, deadline }),
    );
    return this.acted(user, enrollmentId);
  }

  private async acted(user: Identity, enrollmentId: string): Promise<Acted> {
    const { id, generation, state, deadline, updatedAt } = await this.enrollments.find(user, enrollmentId);
    return { id, generation, state, deadline: deadline.toISOString(), updatedAt: updatedAt.toISOString() };
  }
}
