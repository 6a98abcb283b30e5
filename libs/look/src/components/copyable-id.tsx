import { type ReactElement, useRef, useState } from 'react';
import { idGroups } from '../format/id-groups.js';
import { useLookMessages } from '../messages/look-messages.js';
import { Button } from './button.js';

interface CopyableIdProps {
  readonly label: string;
  readonly value: string;
  /** For IDs that are read as one word. */
  readonly ungrouped?: boolean;
}

function selectText(element: HTMLElement | null): void {
  if (element) window.getSelection()?.selectAllChildren(element);
}

/** Groups are spaced by style, so that what is copied by hand has no spaces either. */
export function CopyableId({ label, value, ungrouped = false }: CopyableIdProps): ReactElement {
  const t = useLookMessages();
  const shown = useRef<HTMLSpanElement>(null);
  const [said, setSaid] = useState('');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(value);
      setSaid(t('copy.done'));
    } catch {
      selectText(shown.current);
      setSaid(t('copy.selected'));
    }
  };
  return (
    <div className="copyable">
      <span className="copyable__value" ref={shown} translate="no">
        {(ungrouped ? [value] : idGroups(value)).map((group, place) => (
          <span className="copyable__group" key={value.slice(0, 4 * place)}>
            {group}
          </span>
        ))}
      </span>
      <span className="row">
        <span className="soft" role="status">
          {said}
        </span>
        <Button variant="quiet" onClick={copy}>
          {t('copy.action')}
          <span className="visually-hidden">{label}</span>
        </Button>
      </span>
    </div>
  );
}
