export { type CodeShape, currentCode, timeStepAt } from './code.js';
export { MalformedOtpauthUri, otpauthUri, parseOtpauthUri, type TokenDescription } from './otpauth-uri.js';
export { generateSeed } from './seed.js';
export { type OtpCheck, type OtpPolicy, type OtpVerdict, verifyOtp } from './verify-otp.js';
