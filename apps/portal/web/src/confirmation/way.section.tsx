import type { ReactElement } from 'react';
import { useService } from '../frame/use-service.js';
import { type Key, useMessages } from '../messages/use-messages.js';

const WAYS: ReadonlyArray<{ readonly name: string; readonly title: Key; readonly steps: readonly Key[] }> = [
  {
    name: 'new',
    title: 'confirmation.way.new',
    steps: [
      'confirmation.way.checkClock',
      'confirmation.way.openMail',
      'confirmation.way.startApp',
      'confirmation.way.typeStartPassword',
    ],
  },
  {
    name: 'installed',
    title: 'confirmation.way.installed',
    steps: ['confirmation.way.checkClock', 'confirmation.way.addToken', 'confirmation.way.typeIds'],
  },
  {
    name: 'feature-phone',
    title: 'confirmation.way.featurePhone',
    steps: ['confirmation.way.onePerPhone', 'confirmation.way.checkClock', 'confirmation.way.typeIds'],
  },
];

/** Which way? A new phone, an app that is there already, or a feature phone. */
export function WaySection(): ReactElement {
  const t = useMessages();
  const { sender } = useService();
  return (
    <section className="stack" aria-labelledby="way-heading">
      <h2 id="way-heading">{t('confirmation.way.title')}</h2>
      <div>
        {WAYS.map(({ name, title, steps }) => (
          <details className="disclosure" key={name} name="way">
            <summary>{t(title)}</summary>
            <ol className="steps stack stack--tight">
              {steps.map((step) => (
                <li key={step}>{t(step, { sender: sender.address })}</li>
              ))}
            </ol>
          </details>
        ))}
      </div>
    </section>
  );
}
