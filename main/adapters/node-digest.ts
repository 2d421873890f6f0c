import { hash } from 'node:crypto';
import type { Digest } from '../core/ports/digest.ts';

export const nodeDigest: Digest = { sha256: (data) => hash('sha256', data, 'hex') };
