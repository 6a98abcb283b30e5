import { isOpen } from '@enrollment/domain';
import {
  changeEnrollment,
  countLeftOver,
  markEngine,
  type NoticesPage,
  type NoticeUnderWay,
  type OpenEnrollment,
  onlyOpen,
  readIdle,
  readNoticesUnderWay,
  readOpenEnrollments,
  readProcessFailing,
} from '@enrollment/persistence';
import { type Absence, EnrollmentProcess, ProcessWatch } from '@enrollment/temporal';
import { enrollmentIdOf, type ReconcilerPlace, type Reconciliation } from '@enrollment/workflows';
import { Injectable, Logger } from '@nestjs/common';
import { Context } from '@temporalio/activity';
import { DataSource } from 'typeorm';
import { WorkerClock } from '../worker-clock.js';
import { FaultTally } from './fault.tally.js';
import { publish } from './reconciler.metrics.js';

/** What is younger may still be on its way. */
const GRACE_MS = 60_000;
const PAGE = 500;
/** One look ends after so many pages; the next goes on from there. */
const MOST_PAGES = 200;

/**
 * Looks whether rows and workflows still agree, and reports where they do not. It starts what was never started, and
 * marks what cannot get on; it ends nothing, because a workflow with nothing left to do ends by itself when it next wakes.
 */
@Injectable()
export class Reconciler {
  private readonly logger = new Logger(Reconciler.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly process: EnrollmentProcess,
    private readonly watch: ProcessWatch,
    private readonly clock: WorkerClock,
  ) {}

  async reconcile(from: ReconcilerPlace): Promise<Reconciliation> {
    const now = this.clock.now();
    const before = new Date(now.getTime() - GRACE_MS);
    const tally = new FaultTally(this.logger);
    const failing = new Set(await this.failing());
    for (const id of failing) tally.add('workflow-task-failing', id);
    const nextCustomer = await this.lookAtRows(from.nextCustomer, before, failing, tally);
    const nextStartedBefore = await this.lookAtWorkflows(from.nextStartedBefore, before, tally);
    await this.lookAtNotices(before, tally);
    const { orders, tries } = await countLeftOver(this.dataSource, before);
    tally.addAll('order-left-over', orders);
    tally.addAll('try-left-over', tries);
    await this.mark(failing, before, now);
    const reconciliation = tally.result({ nextCustomer, nextStartedBefore });
    publish(reconciliation, now);
    return reconciliation;
  }

  private async failing(): Promise<string[]> {
    const failing = await this.watch.failing();
    if (failing === null) this.logger.warn('this server does not report failing workflow tasks: not looked for');
    return failing ?? [];
  }

  /** @returns the last customer seen where there are more */
  private async lookAtRows(
    afterCustomer: string | null,
    before: Date,
    failing: Set<string>,
    tally: FaultTally,
  ): Promise<string | null> {
    let last = afterCustomer;
    for (let pages = 0; pages < MOST_PAGES; pages += 1) {
      const rows = await readOpenEnrollments(this.dataSource, { afterCustomer: last, before, limit: PAGE });
      await this.lookAtPage(rows, before, failing, tally);
      Context.current().heartbeat();
      last = rows.at(-1)?.customerId ?? null;
      if (rows.length < PAGE) return null;
    }
    return last;
  }

  private async lookAtPage(
    rows: readonly OpenEnrollment[],
    before: Date,
    failing: Set<string>,
    tally: FaultTally,
  ): Promise<void> {
    for (const { enrollmentId } of rows.filter(({ deadline }) => deadline < before)) {
      tally.add('overdue', enrollmentId);
      failing.add(enrollmentId);
    }
    for (const { enrollmentId, hadWorkflow } of await this.absentThoughOpen(rows)) {
      tally.add(hadWorkflow ? 'row-with-ended-workflow' : 'row-without-workflow', enrollmentId);
      const row = rows.find((open) => open.enrollmentId === enrollmentId);
      if (!hadWorkflow && row !== undefined && (await this.process.start(row))) tally.mend(enrollmentId);
      else failing.add(enrollmentId);
    }
  }

  /** The rows are asked again: an enrollment that ends after they were read takes its workflow with it. */
  private async absentThoughOpen(rows: readonly OpenEnrollment[]): Promise<Absence[]> {
    const absences = await this.watch.absent(rows.map(({ enrollmentId }) => enrollmentId));
    const ids = absences.map(({ enrollmentId }) => enrollmentId);
    const open = new Set(await onlyOpen(this.dataSource, ids));
    return absences.filter(({ enrollmentId }) => open.has(enrollmentId));
  }

  private async lookAtNotices(before: Date, tally: FaultTally): Promise<void> {
    let after: NoticeUnderWay | null = null;
    for (let pages = 0; pages < MOST_PAGES; pages += 1) {
      const page: NoticesPage = { after, before, limit: PAGE };
      const notices = await readNoticesUnderWay(this.dataSource, page);
      const absent = new Set(await this.watch.absentNotices(notices.map(({ mailId }) => mailId)));
      if (absent.size > 0) await this.mendNotices(page, absent, tally);
      Context.current().heartbeat();
      after = notices.at(-1) ?? null;
      if (notices.length < PAGE) return;
    }
  }

  /** The rows are asked again: what is sent after they were read has ended its workflow. */
  private async mendNotices(page: NoticesPage, absent: ReadonlySet<string>, tally: FaultTally): Promise<void> {
    for (const { mailId, enrollmentId } of await readNoticesUnderWay(this.dataSource, page)) {
      if (!absent.has(mailId)) continue;
      tally.add('notice-without-workflow', mailId);
      if (await this.process.sendNotice({ mailId, enrollmentId })) tally.mend(mailId);
      Context.current().heartbeat();
    }
  }

  /** @returns where to go on where there are more */
  private async lookAtWorkflows(startedBefore: string | null, before: Date, tally: FaultTally): Promise<string | null> {
    let pages = 0;
    for await (const { workflowIds, nextStartedBefore } of this.watch.running(startedBefore)) {
      const ids = workflowIds.map(enrollmentIdOf).filter((id) => id !== undefined);
      for (const id of await readIdle(this.dataSource, ids, before)) tally.add('workflow-without-row', id);
      tally.addAll('workflow-without-row', workflowIds.length - ids.length);
      Context.current().heartbeat();
      pages += 1;
      if (pages === MOST_PAGES) return nextStartedBefore;
    }
    return null;
  }

  /** Makes visible whose process is at fault, and no longer whose process was. */
  private async mark(failing: ReadonlySet<string>, before: Date, now: Date): Promise<void> {
    const marked = await readProcessFailing(this.dataSource);
    const ofMarked = marked.filter(({ enrollmentId }) => !failing.has(enrollmentId));
    const absences = await this.watch.absent(ofMarked.map(({ enrollmentId }) => enrollmentId));
    const absent = new Set(absences.map(({ enrollmentId }) => enrollmentId));
    const well = ofMarked.filter(({ enrollmentId, deadline }) => !absent.has(enrollmentId) && deadline >= before);
    for (const { enrollmentId } of well) await this.setFailing(enrollmentId, false, now);
    const known = new Set(marked.map(({ enrollmentId }) => enrollmentId));
    const unknown = [...failing].filter((id) => !known.has(id));
    for (const id of await onlyOpen(this.dataSource, unknown)) await this.setFailing(id, true, now);
  }

  private async setFailing(id: string, failing: boolean, now: Date): Promise<void> {
    await changeEnrollment(this.dataSource, id, now, async (change) => {
      if (isOpen(change.row.state)) await markEngine(change, 'process', failing);
    });
  }
}
