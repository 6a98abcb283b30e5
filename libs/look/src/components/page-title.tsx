import { type ReactElement, useEffect, useRef } from 'react';

/** A page's heading names the tab and takes the focus, so that a screen reader begins there after a change of page. */
export function PageTitle({ children, site }: { children: string; site: string }): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = site ? `${children} | ${site}` : children;
  }, [children, site]);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
