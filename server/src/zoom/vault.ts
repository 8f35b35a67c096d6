import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** Encrypts what must not be read by who reads the database. */
export interface Vault {
  seal(text: string): string;
  /** Fails where none of the keys opens it, or somebody has changed it. */
  open(sealed: string): string;
}

const ALGORITHM = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;

/** A vault with keys in base64: the first one encrypts, all of them decrypt. */
export function createVault(keys: readonly string[]): Vault {
  const all = keys.map((key) => Buffer.from(key, 'base64'));
  const [first] = all;
  return {
    seal(text) {
      if (!first) throw new Error('There is no key for tokens.');
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv(ALGORITHM, first, nonce);
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      const parts = [nonce, cipher.getAuthTag(), sealed];
      return `${nameOf(first)}.${Buffer.concat(parts).toString('base64')}`;
    },
    open(sealed) {
      const [name, content = ''] = sealed.split('.');
      const key = all.find((each) => nameOf(each) === name);
      if (!key) throw new Error('What is encrypted was encrypted with a key that is not there.');
      const bytes = Buffer.from(content, 'base64');
      const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE));
      decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
      const opened = [decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()];
      return Buffer.concat(opened).toString('utf8');
    },
  };
}

/** Which key it was, without telling anything of it. */
const nameOf = (key: Buffer): string =>
  createHash('sha256').update('zoom-embed-server key name').update(key).digest('hex').slice(0, 8);
