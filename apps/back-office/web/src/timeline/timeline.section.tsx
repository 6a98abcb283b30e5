import { TitledSection } from '@enrollment/look';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { TimelineItem } from '../api/model.js';
import { timelineQuery } from '../api/queries.js';
import { Moment } from '../frame/moment.js';
import { UnreachableNotice } from '../frame/unreachable.notice.js';
import { useMessages } from '../messages/use-messages.js';
import { useEventDetails } from './use-event-details.js';
import { useEventWords } from './use-event-words.js';

function TimelineLine({ item: { at, type, generation, actor, data } }: { item: TimelineItem }): ReactElement {
  const t = useMessages();
  const eventWords = useEventWords();
  const details = useEventDetails()(data);
  const who =
    actor.name === null || actor.role === null
      ? t(`actor.${actor.kind}`)
      : t('actor.operatorNamed', { name: actor.name, role: t(`role.${actor.role}`) });
  return (
    <li className="lines__line">
      <Moment at={at} />
      <div>
        {who}
        <div className="soft">{t('timeline.generation', { generation })}</div>
      </div>
      <div>
        {eventWords(type)}
        {details.length > 0 && <p className="soft">{details.join(t('timeline.separator'))}</p>}
        {actor.reason !== null && <p className="soft">{t('timeline.reason', { reason: actor.reason })}</p>}
      </div>
    </li>
  );
}

/** Everything that became of it, the newest first. */
export function TimelineSection({ id }: { id: string }): ReactElement {
  const t = useMessages();
  const { data, isError } = useQuery(timelineQuery(id));
  return (
    <TitledSection title={t('timeline.title')}>
      {isError && <UnreachableNotice />}
      <ol className="lines" reversed>
        {data?.toReversed().map((item) => (
          <TimelineLine key={item.id} item={item} />
        ))}
      </ol>
    </TitledSection>
  );
}
