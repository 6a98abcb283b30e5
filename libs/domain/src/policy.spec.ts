import { expect, it } from '@jest/globals';
import { DEFAULT_POLICY } from './policy.js';

it('the policy as delivered is the one that was agreed on', () => {
  expect(DEFAULT_POLICY).toEqual({
    provisioningDeadlineSeconds: 86_400,
    confirmationDeadlineSeconds: 86_400,
    businessDayEnd: '18:00',
    reminderPercent: 50,
    startPasswordTries: 5,
    startPasswordTriesPerDay: 30,
    otpTries: 5,
    otpTriesPerDay: 10,
    issuesPerDay: 6,
    mailsPerDestinationPerDay: 10,
    resendsPerGeneration: 3,
    resendIntervalSeconds: 60,
    loginAgeSeconds: 900,
    replacementProof: 'otp',
    otpDigits: 6,
    otpPeriodSeconds: 30,
    otpAlgorithm: 'SHA1',
    acceptanceSteps: 1,
    diagnosisSteps: 40,
    refuseWeakStartPasswords: true,
    mailAddressLength: { min: 4, max: 254 },
    tokensPerFeaturePhone: 1,
    tokensPerSmartphone: 10,
    extensionSeconds: 604_800,
    mailAddressKeptSeconds: 7_776_000,
    stuckThresholds: {
      mailNotSentSeconds: 600,
      linkNotOpenedSeconds: 21_600,
      setupNotStartedSeconds: 7_200,
      confirmationNotStartedSeconds: 1_800,
      startPasswordFailing: 3,
      otpFailing: 2,
    },
  });
});
