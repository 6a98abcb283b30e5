import { Button } from '@enrollment/look';
import { type ReactElement, useEffect, useState } from 'react';
import { useInstallOffer } from '../device/install.offer.js';
import { useMessages } from '../messages/use-messages.js';

export function KeepingNote(): ReactElement {
  const t = useMessages();
  const [persistent, setPersistent] = useState(true);
  const install = useInstallOffer();
  useEffect(() => {
    void navigator.storage.persisted().then(setPersistent);
  }, []);
  return (
    <section className="stack stack--tight">
      <h2>{t('settings.keeping')}</h2>
      <p>{t('settings.kept')}</p>
      {!persistent && <p>{t('settings.mayGo')}</p>}
      {install && (
        <div>
          <Button onClick={install}>{t('settings.install')}</Button>
        </div>
      )}
    </section>
  );
}
