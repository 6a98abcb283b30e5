import type { Clock } from '@enrollment/domain';
import { CLOCK, type Identity } from '@enrollment/http';
import {
  Customer,
  countStuck,
  EnrollmentEvent,
  readEnrollmentItems,
  readEnrollmentView,
  readPolicy,
  readStuck,
  Service,
} from '@enrollment/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { servicesOf } from '../operator.actor.js';
import { pageOf, stretchOf } from '../page.cursor.js';
import { VisibleEnrollments } from '../visible-enrollments.js';
import { offeredActs } from './enrollment.acts.js';
import { type EnrollmentDetail, enrollmentDetail } from './enrollment.schema.js';
import { type EnrollmentPage, enrollmentItemView, type StuckQueueQuery } from './stuck-queue.schema.js';
import { type Timeline, timelineItem } from './timeline.schema.js';

/** A viewer helps nobody, so needs nobody's address. */
function isMaskedFor({ roles }: Identity): boolean {
  return !roles.some((role) => role !== 'viewer');
}

/** What operators read of enrollments, of their own services only. */
@Injectable()
export class EnrollmentsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly enrollments: VisibleEnrollments,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws ProblemException 404 */
  async one(user: Identity, id: string): Promise<EnrollmentDetail> {
    const row = await this.enrollments.find(user, id);
    const { manager } = this.dataSource;
    const [view, customer, policy] = await Promise.all([
      readEnrollmentView(manager, row.id, this.clock.now()),
      manager.findOneByOrFail(Customer, { id: row.customerId }),
      readPolicy(manager, row.serviceId, row.policyVersion),
    ]);
    const extensionRemainingSeconds = Math.max(0, policy.extensionSeconds - row.extendedSeconds);
    const { lockedFrom, failingSince } = row;
    const standing = { customer, state: view.state, lockedFrom, failingSince, extensionRemainingSeconds };
    return enrollmentDetail({
      view,
      customer: { id: customer.id, loginId: customer.loginId, onHold: customer.onHoldSince !== null },
      extensionRemainingSeconds,
      acts: offeredActs(user, { ...standing, resendsRemaining: view.resend.remaining }),
      isMasked: isMaskedFor(user),
    });
  }

  /** @throws ProblemException 404 */
  async timeline(user: Identity, id: string): Promise<Timeline> {
    const { id: enrollmentId } = await this.enrollments.find(user, id);
    const events = await this.dataSource.manager.find(EnrollmentEvent, {
      where: { enrollmentId },
      order: { number: 'ASC' },
    });
    return { items: events.map(timelineItem) };
  }

  /** Those that have been stuck for longest first. @throws ProblemException 400 for a cursor of somebody else's making */
  async stuck(user: Identity, { stuck, service, ...page }: StuckQueueQuery): Promise<EnrollmentPage> {
    const { manager } = this.dataSource;
    const now = this.clock.now();
    const query = {
      services: (await this.servicesOf(user)).filter((id) => service === undefined || id === service),
      now,
      ...(stuck === 'any' ? {} : { reason: stuck }),
    };
    const [found, total] = await Promise.all([
      readStuck(manager, { ...query, ...stretchOf(page) }),
      countStuck(manager, query),
    ]);
    const { lines, nextCursor } = pageOf(found, page.limit, (line) => line);
    const items = await readEnrollmentItems(
      manager,
      lines.map(({ id }) => id),
      now,
    );
    return { items: items.map(enrollmentItemView), nextCursor, total };
  }

  private async servicesOf(user: Identity): Promise<readonly string[]> {
    const services = servicesOf(user);
    if (services !== 'all') return services;
    return (await this.dataSource.manager.find(Service, { select: { id: true } })).map(({ id }) => id);
  }
}
