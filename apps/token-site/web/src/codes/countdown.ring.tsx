import type { ReactElement } from 'react';

const RADIUS = 20;
const ROUND = 2 * Math.PI * RADIUS;

interface CountdownRingProps {
  readonly secondsLeft: number;
  readonly periodSeconds: number;
}

/** Empties with the seconds; they stand inside as a number. */
export function CountdownRing({ secondsLeft, periodSeconds }: CountdownRingProps): ReactElement {
  return (
    <svg className="ring" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <circle className="ring__track" cx="24" cy="24" r={RADIUS} />
      <circle
        className="ring__left"
        cx="24"
        cy="24"
        r={RADIUS}
        strokeDasharray={ROUND}
        strokeDashoffset={ROUND * (1 - secondsLeft / periodSeconds)}
        transform="rotate(-90 24 24)"
      />
      <text className="ring__number" x="24" y="24" dominantBaseline="central" textAnchor="middle">
        {secondsLeft}
      </text>
    </svg>
  );
}
