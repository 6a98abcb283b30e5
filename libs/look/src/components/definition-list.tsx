import type { ReactElement, ReactNode } from 'react';

export interface Definition {
  readonly term: string;
  readonly value: ReactNode;
}

export function DefinitionList({ items }: { items: readonly Definition[] }): ReactElement {
  return (
    <dl className="facts">
      {items.map(({ term, value }) => (
        <div className="facts__row" key={term}>
          <dt className="facts__term">{term}</dt>
          <dd className="facts__value">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
