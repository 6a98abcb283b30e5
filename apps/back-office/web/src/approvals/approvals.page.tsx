import { ApiProblem, Button, Notice, PageTitle, useProblemMessage } from '@enrollment/look';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { Approval, Decision } from '../api/model.js';
import { approvalsQuery } from '../api/queries.js';
import { ReadAt } from '../frame/read-at.js';
import { UnreachableNotice } from '../frame/unreachable.notice.js';
import { useMessages } from '../messages/use-messages.js';
import { ApprovalLine } from './approval.line.js';
import { DecisionDialog } from './decision.dialog.js';

interface Asked {
  readonly approval: Approval;
  readonly decision: Decision;
}

function ReadFailure({ error }: { readonly error: Error }): ReactElement {
  const problemMessage = useProblemMessage();
  const isRefused = error instanceof ApiProblem && error.status === 403;
  return isRefused ? <Notice kind="error" title={problemMessage(error.code)} /> : <UnreachableNotice />;
}

/** What waits for a second operator, or for being carried out: the longest waiting first. */
export function ApprovalsPage(): ReactElement {
  const t = useMessages();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [done, setDone] = useState<Decision | null>(null);
  const { data, error, dataUpdatedAt, isRefetching, refetch, ...paging } = useInfiniteQuery(approvalsQuery);
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const begin = (approval: Approval, decision: Decision): void => {
    setDone(null);
    setAsked({ approval, decision });
  };
  const finish = (decision: Decision): void => {
    setDone(decision);
    setAsked(null);
  };
  return (
    <div className="stack stack--wide">
      <div className="stack stack--tight">
        <a className="lines__link" href="/">
          {t('enrollment.back')}
        </a>
        <PageTitle site={t('frame.name')}>{t('approvals.title')}</PageTitle>
      </div>
      {data && <ReadAt at={dataUpdatedAt} isReading={isRefetching} onReload={() => void refetch()} />}
      {error && <ReadFailure error={error} />}
      {done && <Notice kind="success" live="status" title={t(`approvals.${done}.done`)} />}
      {data && items.length === 0 && (
        <Notice kind="info" title={t('approvals.empty')}>
          <p>{t('approvals.explanation')}</p>
        </Notice>
      )}
      {items.length > 0 && (
        <section className="stack" aria-label={t('approvals.title')}>
          <p className="soft">{t('stuckQueue.total', { total: data?.pages[0]?.total ?? 0 })}</p>
          <ol className="lines">
            {items.map((approval) => (
              <ApprovalLine key={approval.id} approval={approval} onAsk={(decision) => begin(approval, decision)} />
            ))}
          </ol>
        </section>
      )}
      <p className="soft">
        {t('approvals.overHttp')} <a href="/api/docs">{t('approvals.documents')}</a>
      </p>
      {paging.hasNextPage && (
        <div>
          <Button
            onClick={() => void paging.fetchNextPage()}
            busyLabel={paging.isFetchingNextPage && t('stuckQueue.reading')}
          >
            {t('stuckQueue.more')}
          </Button>
        </div>
      )}
      {asked && <DecisionDialog {...asked} onClose={() => setAsked(null)} onDone={() => finish(asked.decision)} />}
    </div>
  );
}
