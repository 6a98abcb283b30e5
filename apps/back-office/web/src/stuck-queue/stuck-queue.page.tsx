import { Button, Notice, PageTitle } from '@enrollment/look';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { MOST_COUNTED, type QueueItem } from '../api/model.js';
import { stuckQuery } from '../api/queries.js';
import { Moment } from '../frame/moment.js';
import { ReadAt } from '../frame/read-at.js';
import { UnreachableNotice } from '../frame/unreachable.notice.js';
import { useOperator } from '../frame/use-operator.js';
import { useMessages } from '../messages/use-messages.js';

function QueueLine({ item: { id, loginId, serviceId, stuck } }: { item: QueueItem }): ReactElement | null {
  const t = useMessages();
  if (stuck === null) return null;
  return (
    <li className="lines__line">
      <div>
        <a className="lines__link" href={`/enrollments/${id}`}>
          {loginId}
        </a>
        <div className="soft">{t('stuckQueue.service', { serviceId })}</div>
      </div>
      <div>
        <strong>{t(`stuck.${stuck.reason}.name`)}</strong>
        <div className="soft">
          <Moment at={stuck.since} />
        </div>
      </div>
      <p>{t(`stuck.${stuck.reason}.action`)}</p>
    </li>
  );
}

/** Those whom somebody has to help, the longest waiting first. */
export function StuckQueuePage(): ReactElement {
  const t = useMessages();
  const { data, isError, dataUpdatedAt, isRefetching, refetch, ...paging } = useInfiniteQuery(stuckQuery);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = paging;
  const roles = useOperator()?.roles ?? [];
  const mayApprove = roles.includes('operator') || roles.includes('supervisor');
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const total = data?.pages[0]?.total ?? 0;
  return (
    <div className="stack stack--wide">
      <PageTitle site={t('frame.name')}>{t('stuckQueue.title')}</PageTitle>
      {mayApprove && (
        <a className="lines__link" href="/approvals">
          {t('approvals.title')}
        </a>
      )}
      {data && <ReadAt at={dataUpdatedAt} isReading={isRefetching} onReload={() => void refetch()} />}
      {isError && <UnreachableNotice />}
      {data && items.length === 0 && (
        <Notice kind="info" title={t('stuckQueue.empty')}>
          <p>{t('stuckQueue.explanation')}</p>
        </Notice>
      )}
      {items.length > 0 && (
        <section className="stack" aria-label={t('stuckQueue.title')}>
          <p className="soft">{t(total < MOST_COUNTED ? 'stuckQueue.total' : 'stuckQueue.totalOrMore', { total })}</p>
          <ol className="lines">
            {items.map((item) => (
              <QueueLine key={item.id} item={item} />
            ))}
          </ol>
        </section>
      )}
      {hasNextPage && (
        <div>
          <Button onClick={() => void fetchNextPage()} busyLabel={isFetchingNextPage && t('stuckQueue.reading')}>
            {t('stuckQueue.more')}
          </Button>
        </div>
      )}
    </div>
  );
}
