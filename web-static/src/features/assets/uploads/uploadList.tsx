import { messageOf } from '@/api/problem';
import * as t from '@/text/assets';
import * as ui from '@/text/ui';
import { Button } from '@/ui/button';
import { fileSize } from '@/ui/fileSize';
import { ProgressBar } from '@/ui/progressBar';
import type { Upload, UploadQueue, UploadState, Uploads } from './uploadQueue';

type Props = { uploads: Uploads; queue: UploadQueue };

/** All uploads with their states. Screen readers are told when one ends, and nothing in between. */
export function UploadList({ uploads: { all, ended }, queue }: Props) {
  return (
    <>
      <p role="status" className="sr-only">
        {ended && endOf(ended)}
      </p>
      {all.length > 0 && (
        <ul aria-label={t.uploads()} className="grid gap-2">
          {all.map((upload) => (
            <Line key={upload.id} upload={upload} queue={queue} />
          ))}
        </ul>
      )}
      {all.some(({ state }) => state.at === 'done') && (
        <Button look="quiet" className="justify-self-start" onClick={() => queue.clear()}>
          {t.clearList()}
        </Button>
      )}
    </>
  );
}

function Line({ upload: { id, file, state }, queue }: { upload: Upload; queue: UploadQueue }) {
  const ended = state.at === 'done' || state.at === 'failed';
  return (
    <li
      className={`grid gap-2 border p-3 text-sm ${state.at === 'failed' ? 'border-bad/50 bg-bad/5' : 'border-line bg-deep'}`}
    >
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <p className="min-w-0">
          <bdi className="text-bright">{file.name}</bdi> <span className="text-dim">{fileSize(file.size)}</span>
        </p>
        <div className="flex flex-wrap items-center gap-x-1">
          <span className={state.at === 'done' ? 'text-accent' : 'text-dim'}>{stateInWords(state)}</span>
          {state.at === 'failed' && !state.final && (
            <Button look="quiet" aria-label={t.retryFile({ file: file.name })} onClick={() => queue.retry(id)}>
              {ui.tryAgain()}
            </Button>
          )}
          {state.at !== 'done' && (
            <Button
              look="quiet-danger"
              aria-label={ended ? ui.removeRow({ row: file.name }) : t.cancelFile({ file: file.name })}
              onClick={() => queue.remove(id)}
            >
              {ended ? ui.remove() : ui.cancel()}
            </Button>
          )}
        </div>
      </div>
      {state.at === 'sending' && <ProgressBar label={t.progressOf({ file: file.name })} share={state.share} />}
      {state.at === 'checking' && <ProgressBar label={t.progressOf({ file: file.name })} share={null} />}
      {state.at === 'failed' && <p className="text-bright">{messageOf(state.error)}</p>}
    </li>
  );
}

function stateInWords(state: UploadState): string {
  switch (state.at) {
    case 'waiting':
      return t.waits();
    case 'sending':
      return t.percent({ percent: Math.floor(state.share * 100) });
    case 'checking':
      return t.isChecked();
    case 'done':
      return t.isUploaded();
    case 'failed':
      return t.notUploaded();
  }
}

function endOf({ file, state }: Upload): string | null {
  if (state.at === 'done') return t.fileIsUploaded({ file: file.name });
  return state.at === 'failed' ? t.fileNotUploaded({ file: file.name, reason: messageOf(state.error) }) : null;
}
