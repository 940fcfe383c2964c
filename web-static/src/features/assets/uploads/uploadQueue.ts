import { assets } from '@/api/endpoints';
import { isProblem, Problem } from '@/api/problem';
import type { Asset } from '@/api/types';
import { randomId } from '@/browser/randomId';
import { formatOf } from '../format';
import { sendFile } from './sendFile';

/** The world of a file, and the story that it goes with, if there is one. */
export type Place = { worldId: string; storyId: string | null };

export type UploadState =
  | { at: 'waiting' }
  /** `share` is from 0 to 1. */
  | { at: 'sending'; share: number }
  | { at: 'checking' }
  | { at: 'done'; asset: Asset }
  /** `final` means that no retry would help. */
  | { at: 'failed'; error: Problem; final: boolean };

export type Upload = { id: string; file: File; state: UploadState };

export type Uploads = {
  all: readonly Upload[];
  /** The upload that was done or failed last. */
  ended: Upload | null;
};

/** What the server has of a file. */
type Job = {
  /** With the same key the API promises the same file again, with a new address. */
  key: string;
  assetId: string | null;
  sent: boolean;
  controller: AbortController;
};

export const noUploads: Uploads = { all: [], ended: null };
const inParallel = 3;
const nameLength = 200;
/** The file itself is refused. */
const finalCodes = ['unusable-file', 'validation'];

/** Uploads files, a few at a time. A failure of one does not touch the others. */
export class UploadQueue {
  readonly #place: Place;
  readonly #onDone: (asset: Asset) => void;
  readonly #send: typeof sendFile;
  readonly #jobs = new Map<string, Job>();
  readonly #listeners = new Set<() => void>();
  #uploads = noUploads;
  #running = 0;

  constructor(place: Place, onDone: (asset: Asset) => void, send = sendFile) {
    this.#place = place;
    this.#onDone = onDone;
    this.#send = send;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get uploads(): Uploads {
    return this.#uploads;
  }

  /** @param refusal says why a file is not to be uploaded; null if it is */
  add(files: Iterable<File>, refusal: (file: File) => string | null): void {
    for (const file of files) {
      const reason = refusal(file);
      const upload: Upload = { id: randomId(), file, state: { at: 'waiting' } };
      this.#change({ ...this.#uploads, all: [...this.#uploads.all, upload] });
      if (reason === null) this.#jobs.set(upload.id, newJob());
      else this.#show(upload.id, { at: 'failed', error: new Problem('refused', 0, reason), final: true });
    }
    this.#next();
  }

  retry(id: string): void {
    this.#show(id, { at: 'waiting' });
    this.#next();
  }

  /** Takes an upload off the list. One that is not done is ended, and the server forgets the file. */
  remove(id: string): void {
    const upload = this.#find(id);
    if (!upload) return;
    const job = this.#jobs.get(id);
    this.#jobs.delete(id);
    this.#change({ ...this.#uploads, all: this.#uploads.all.filter((other) => other.id !== id) });
    if (!job || upload.state.at === 'done') return;
    job.controller.abort();
    // A running upload does it when its last request has ended.
    if (!isRunning(upload)) void forget(job);
  }

  /** Takes all uploads that are done off the list. */
  clear(): void {
    for (const { id, state } of this.#uploads.all) if (state.at === 'done') this.remove(id);
  }

  #next(): void {
    for (const upload of this.#uploads.all) {
      if (this.#running >= inParallel) return;
      const job = this.#jobs.get(upload.id);
      if (job && upload.state.at === 'waiting') void this.#run(upload, job);
    }
  }

  async #run({ id, file }: Upload, job: Job): Promise<void> {
    this.#running += 1;
    this.#show(id, { at: 'sending', share: 0 });
    try {
      const asset = await this.#upload(id, file, job);
      if (asset && !job.controller.signal.aborted) {
        this.#show(id, { at: 'done', asset });
        this.#onDone(asset);
      }
    } catch (error) {
      this.#fail(id, job, error);
    }
    if (job.controller.signal.aborted) await forget(job);
    this.#running -= 1;
    this.#next();
  }

  /** @returns null if it was cancelled before its bytes were sent */
  async #upload(id: string, file: File, job: Job): Promise<Asset | null> {
    const { signal } = job.controller;
    if (job.assetId === null || !job.sent) {
      const promised = await assets.create(job.key, {
        ...this.#place,
        fileName: file.name.slice(-nameLength),
        contentType: formatOf(file)?.contentType ?? file.type,
        size: file.size,
      });
      job.assetId = promised.id;
      if (signal.aborted) return null;
      await this.#send(promised.upload, file, (share) => this.#show(id, { at: 'sending', share }), signal);
      job.sent = true;
    }
    this.#show(id, { at: 'checking' });
    return assets.complete(job.assetId);
  }

  #fail(id: string, job: Job, error: unknown): void {
    const problem = error instanceof Problem ? error : Problem.unreachable();
    if (isProblem(problem, 'not-uploaded')) job.sent = false;
    // Nobody completed it in time, or it was deleted: the next try begins anew.
    if (isProblem(problem, 'not-found')) Object.assign(job, { key: randomId(), assetId: null, sent: false });
    this.#show(id, { at: 'failed', error: problem, final: finalCodes.includes(problem.code) });
  }

  #find(id: string): Upload | undefined {
    return this.#uploads.all.find((upload) => upload.id === id);
  }

  #show(id: string, state: UploadState): void {
    const upload = this.#find(id);
    if (!upload) return;
    const now = { ...upload, state };
    const ended = state.at === 'done' || state.at === 'failed';
    this.#change({
      all: this.#uploads.all.map((other) => (other.id === id ? now : other)),
      ended: ended ? now : this.#uploads.ended,
    });
  }

  #change(uploads: Uploads): void {
    this.#uploads = uploads;
    if (uploads.all.some(isUnfinished)) window.addEventListener('beforeunload', this.#warn);
    else window.removeEventListener('beforeunload', this.#warn);
    for (const listener of this.#listeners) listener();
  }

  /** Asks the person before the page is closed. */
  #warn = (event: BeforeUnloadEvent) => event.preventDefault();
}

function newJob(): Job {
  return { key: randomId(), assetId: null, sent: false, controller: new AbortController() };
}

/** If this fails, the server forgets the file within an hour. */
async function forget({ assetId }: Job): Promise<void> {
  if (assetId !== null) await assets.remove(assetId).catch(() => {});
}

function isRunning({ state }: Upload): boolean {
  return state.at === 'sending' || state.at === 'checking';
}

function isUnfinished(upload: Upload): boolean {
  return isRunning(upload) || upload.state.at === 'waiting';
}
