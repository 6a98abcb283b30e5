import type { ReactElement } from 'react';
import { useLookMessages } from '../messages/look-messages.js';
import { Icon } from './icon.js';

export const STAGES = ['issue', 'mail', 'setup', 'confirmation', 'done'] as const;
export type Stage = (typeof STAGES)[number];

type Standing = 'done' | 'current' | 'ahead';

/** The last stage is where one arrives, so it counts as done as soon as one stands on it. */
export function standingOf(stage: Stage, current: Stage): Standing {
  const distance = STAGES.indexOf(stage) - STAGES.indexOf(current);
  if (distance < 0 || (distance === 0 && stage === 'done')) return 'done';
  return distance === 0 ? 'current' : 'ahead';
}

export function Stages({ current }: { current: Stage }): ReactElement {
  const t = useLookMessages();
  return (
    <nav aria-label={t('stages.label')}>
      <ol className="stages">
        {STAGES.map((stage, place) => {
          const standing = standingOf(stage, current);
          return (
            <li
              key={stage}
              className={`stages__item stages__item--${standing}`}
              aria-current={stage === current ? 'step' : undefined}
            >
              <span className="stages__mark">{standing === 'done' ? <Icon name="check" /> : place + 1}</span>
              <span>
                {t(`stages.${stage}`)}
                <span className="visually-hidden">{t(`stages.standing.${standing}`)}</span>
              </span>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
