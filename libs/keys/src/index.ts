export { publishAuditKey, readAuditPublicKeys } from './audit-key.file.js';
export { type AuditKey, type AuditPublicKey, openRecord, signRecord } from './audit-key.js';
export { CannotOpen, type CannotOpenReason } from './cannot-open.error.js';
export {
  type DeviceKey,
  type DeviceKeyCheck,
  type DeviceKeyFault,
  deviceThumbprint,
  encryptForDevice,
  validateDeviceKey,
} from './device-key.js';
export { FaceKeys } from './face-keys.js';
export { FileKeyProvider, FileKeysInProduction } from './file-key.provider.js';
export { HeldKeyRing, type KeyRingSource } from './held-key-ring.js';
export type { KeyProvider, WrappedKey } from './key-provider.js';
export {
  addMissingAuditKey,
  changeKeyRing,
  keyRingChangedAt,
  keyRingFileFault,
  readKeyRing,
  writeKeyRing,
} from './key-ring.file.js';
export { createKeyRing, type KeyRing } from './key-ring.js';
export { KeyRingFault } from './key-ring.text.js';
export { withNewKeyEncryptionKey, withNewSealingKey, withoutOldKey } from './key-rotation.js';
export { derivedUuid, keyedHash, keyedTag } from './keyed-hash.js';
export { linkCode, linkCodeHash, notMeCode } from './link-code.js';
export { mailOfReturnPath, returnPath } from './return-path.js';
export { openAnswer, sealAnswer } from './sealed-answer.js';
export { open, type SealContext, seal, sealedTo } from './sealed-message.js';
export { type SealingKey, type SealingPublicKey, sealingPublicKeyFault } from './sealing-key.js';
export { createEnvelope, openEnvelope, rewrapEnvelope, type SeedBinding, type SeedEnvelope } from './seed-envelope.js';
export { type HasherOptions, HashingQueueFull, StartPasswordHasher } from './start-password.hasher.js';
export { MalformedKey, newSymmetricKey, symmetricKey, symmetricKeyText } from './symmetric-key.js';
