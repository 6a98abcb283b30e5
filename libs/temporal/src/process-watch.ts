import * as messages from '@enrollment/workflows';
import {
  type Client,
  isGrpcServiceError,
  ScheduleAlreadyRunning,
  type ScheduleOptions,
  WorkflowNotFoundError,
} from '@temporalio/client';

export const RECONCILER_SCHEDULE = 'reconciler';

const RUNNING = `WorkflowType = '${messages.ENROLLMENT_WORKFLOW}' AND ExecutionStatus = 'Running'`;
/** IDs that one visibility query may name. */
const QUERY_CHUNK = 100;
const LIST_PAGE = 500;
const GRPC_INVALID_ARGUMENT = 3;

export interface Absence {
  readonly enrollmentId: string;
  /** Whether there ever was a workflow. */
  readonly hadWorkflow: boolean;
}

/** What has no running workflow. */
interface Lone {
  readonly id: string;
  readonly hadWorkflow: boolean;
}

export interface RunningPage {
  readonly workflowIds: readonly string[];
  /** Where to go on after this page; null when it is the last one. */
  readonly nextStartedBefore: string | null;
}

/** What the server answers to a query that names an attribute it does not know. */
function isInvalidQuery(error: unknown): boolean {
  const { cause } = error as { cause?: unknown };
  return isGrpcServiceError(cause) && cause.code === GRPC_INVALID_ARGUMENT;
}

/** What the server knows of the enrollment workflows as a whole. */
export class ProcessWatch {
  constructor(
    private readonly client: Client,
    private readonly taskQueue: string,
  ) {}

  /** Has the reconciler run every so often; said again it changes nothing, and who paused it stays right. */
  async scheduleReconciler(every: '3m'): Promise<void> {
    const options = {
      scheduleId: RECONCILER_SCHEDULE,
      spec: { intervals: [{ every }] },
      policies: { overlap: 'SKIP', catchupWindow: '1m' },
      action: {
        type: 'startWorkflow',
        workflowType: messages.RECONCILIATION_WORKFLOW,
        workflowId: RECONCILER_SCHEDULE,
        taskQueue: this.taskQueue,
      },
    } as const satisfies ScheduleOptions;
    try {
      await this.client.schedule.create(options);
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw error;
      const { spec, policies, action } = options;
      await this.client.schedule
        .getHandle(RECONCILER_SCHEDULE)
        .update(({ state }) => ({ state, spec, policies, action }));
    }
  }

  /** Of these enrollments those without a running workflow. */
  async absent(enrollmentIds: readonly string[]): Promise<Absence[]> {
    const lone = await this.notRunning(enrollmentIds, messages.enrollmentWorkflowId);
    return lone.map(({ id, hadWorkflow }) => ({ enrollmentId: id, hadWorkflow }));
  }

  /** Of these mails about tokens those without a running workflow. */
  async absentNotices(mailIds: readonly string[]): Promise<string[]> {
    return (await this.notRunning(mailIds, messages.tokenNoticeWorkflowId)).map(({ id }) => id);
  }

  /**
   * The running workflows in pages, the latest first.
   * @param startedBefore where an earlier reading ended
   */
  async *running(startedBefore: string | null): AsyncGenerator<RunningPage> {
    const query = startedBefore === null ? RUNNING : `${RUNNING} AND StartTime < '${startedBefore}'`;
    let workflowIds: string[] = [];
    for await (const { workflowId, startTime } of this.client.workflow.list({ query, pageSize: LIST_PAGE })) {
      workflowIds.push(workflowId);
      if (workflowIds.length < LIST_PAGE) continue;
      // Those of the same millisecond are seen twice rather than not at all.
      yield { workflowIds, nextStartedBefore: new Date(startTime.getTime() + 1).toISOString() };
      workflowIds = [];
    }
    yield { workflowIds, nextStartedBefore: null };
  }

  /**
   * Enrollments whose workflow tasks fail again and again, as the server itself reports in a search attribute of its own.
   * @returns null where the server has no such attribute
   */
  async failing(): Promise<string[] | null> {
    const query = `${RUNNING} AND TemporalReportedProblems IN ('category=WorkflowTaskFailed','category=WorkflowTaskTimedOut')`;
    const ids: string[] = [];
    try {
      for await (const { workflowId } of this.client.workflow.list({ query })) {
        const id = messages.enrollmentIdOf(workflowId);
        if (id !== undefined) ids.push(id);
      }
    } catch (error) {
      if (isInvalidQuery(error)) return null;
      throw error;
    }
    return ids;
  }

  /** What visibility, which lags behind, does not show is asked of the workflow itself. */
  private async notRunning(ids: readonly string[], workflowIdOf: (id: string) => string): Promise<Lone[]> {
    const found: Lone[] = [];
    for (let start = 0; start < ids.length; start += QUERY_CHUNK) {
      const chunk = ids.slice(start, start + QUERY_CHUNK);
      const names = chunk.map((id) => `'${workflowIdOf(id)}'`).join(',');
      const seen = new Set<string>();
      const query = `ExecutionStatus = 'Running' AND WorkflowId IN (${names})`;
      for await (const { workflowId } of this.client.workflow.list({ query })) seen.add(workflowId);
      const unseen = chunk.filter((id) => !seen.has(workflowIdOf(id)));
      const asked = await Promise.all(unseen.map((id) => this.lone(id, workflowIdOf(id))));
      found.push(...asked.filter((lone) => lone !== null));
    }
    return found;
  }

  private async lone(id: string, workflowId: string): Promise<Lone | null> {
    try {
      const { status } = await this.client.workflow.getHandle(workflowId).describe();
      return status.name === 'RUNNING' ? null : { id, hadWorkflow: true };
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
      return { id, hadWorkflow: false };
    }
  }
}
