import { Problem } from '@/api/problem';
import type { UploadRequest } from '@/api/types';
import * as t from '@/text/assets';

/**
 * Sends a file to the object store. `fetch` can't say how much was sent.
 *
 * @param onProgress gets the share that was sent, from 0 to 1
 * @throws Problem unreachable, or upload-refused where the address has expired
 */
export function sendFile(
  { method, url, headers }: UploadRequest,
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve();
      else reject(new Problem('upload-refused', request.status, t.uploadRefused()));
    };
    request.onerror = () => reject(new Problem('unreachable', 0, t.uploadLost()));
    request.onabort = () => reject(signal.reason);
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
