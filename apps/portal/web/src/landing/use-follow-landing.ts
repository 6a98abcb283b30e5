import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { enrollmentQuery, meQuery } from '../api/queries.js';
import { decideLanding, type Intent, type Place } from './landing.decision.js';

/** Goes on when another tab or the phone changed where one stands. */
export function useFollowLanding(place: Place, intent?: Intent): void {
  const navigate = useNavigate();
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const { data: enrollment = null } = useQuery({ ...enrollmentQuery, enabled: false });
  const landing = me ? decideLanding(place, intent, { me, enrollment }) : place;
  useEffect(() => {
    if (landing !== place) void navigate({ to: landing, replace: true });
  }, [landing, place, navigate]);
}
