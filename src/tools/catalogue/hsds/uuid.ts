import { createHash } from 'node:crypto';

/** Names of this catalogue; any fixed UUID would do. */
const NAMESPACE = '5b1f7c1e-7a55-4d1c-9d0e-2f6c1a3be0d4';

/** The UUID of `name`, always the same (version 5, RFC 9562): `service/senja-kafe-pluss`. */
export function uuidOf(name: string): string {
  const hash = createHash('sha1')
    .update(Buffer.from(NAMESPACE.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest();
  hash[6] = (hash[6]! & 0x0f) | 0x50;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
