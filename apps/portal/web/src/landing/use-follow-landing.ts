import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { enrollmentQuery, tokenQuery } from '../api/queries.js';
import { decideLanding, type Intent, type Place } from './landing.decision.js';

/** Goes on when another tab or the phone changed where one stands. */
export function useFollowLanding(place: Place, intent?: Intent): void {
  const navigate = useNavigate();
  const { data: token } = useQuery({ ...tokenQuery, enabled: false });
  const { data: enrollment = null } = useQuery({ ...enrollmentQuery, enabled: false });
  const landing = token ? decideLanding(place, intent, { token, enrollment }) : place;
  useEffect(() => {
    if (landing !== place) void navigate({ to: landing, replace: true });
  }, [landing, place, navigate]);
}
