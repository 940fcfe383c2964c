import type { ReactNode } from 'react';
import * as t from '@/text/ui';
import { Button } from './button';
import { CopyButton } from './copyButton';
import { Trouble } from './notice';

type Props = {
  /** The kind of the deleted document, such as "passage". */
  what: string;
  text: string;
  error?: unknown;
  onDrop: () => void;
  /** Ways to keep the text in another place. */
  children?: ReactNode;
};

/** Shows the unsaved text of a deleted document, until its writer moves the text elsewhere or discards it. */
export function LeftDraft({ what, text, error, onDrop, children }: Props) {
  return (
    <section
      role="alert"
      aria-label={t.leftDraft({ what })}
      className="grid gap-3 border border-warn/60 bg-warn/5 p-4 text-sm text-bright"
    >
      <p>{t.leftDraftIsHere({ what })}</p>
      <p dir="auto" className="prose max-h-80 overflow-y-auto text-base!">
        {text}
      </p>
      {error != null && <Trouble error={error} />}
      <div className="flex flex-wrap gap-2">
        {children}
        <CopyButton label={t.copy()} text={text} />
        <Button look="quiet-danger" onClick={onDrop}>
          {t.discard()}
        </Button>
      </div>
    </section>
  );
}
