import { type Identity, ProblemException } from '@enrollment/http';
import { Enrollment } from '@enrollment/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { requireService } from './operator.actor.js';

/** The enrollments of an operator's services. */
@Injectable()
export class VisibleEnrollments {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws ProblemException 404 when there is none of that ID in the operator's services */
  async find(user: Identity, id: string): Promise<Enrollment> {
    const enrollment = z.uuid().safeParse(id).success
      ? await this.dataSource.manager.findOneBy(Enrollment, { id })
      : null;
    requireService(user, enrollment?.serviceId);
    if (enrollment === null) throw new ProblemException('REQUEST.NOT_FOUND');
    return enrollment;
  }
}
