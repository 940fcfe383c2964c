import type { ReactNode } from 'react';
import * as t from '@/text/ui';
import { Button } from './button';
import { CopyButton } from './copyButton';

type Props = {
  /** The kind of document, such as "passage". */
  what: string;
  /** The changes of the other person, as a diff. */
  theirs: ReactNode;
  /** The changes that saving my draft would make to their version, as a diff. */
  mine: ReactNode;
  /** My draft as text for the clipboard. */
  copy: string;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
};

/** Shows both versions if somebody else saved a newer one while the draft was typed. The person chooses. */
export function DraftConflict({ what, theirs, mine, copy, onKeepMine, onTakeTheirs }: Props) {
  return (
    <section
      role="alert"
      aria-label={t.twoVersions({ what })}
      className="grid gap-4 border border-warn/60 bg-warn/5 p-4 text-sm text-bright"
    >
      <p>{t.somebodyChanged({ what })}</p>
      <Side heading={t.theirChanges()}>{theirs}</Side>
      <Side heading={t.yourChanges()}>{mine}</Side>
      <div className="flex flex-wrap gap-2">
        <Button onClick={onKeepMine}>{t.keepMine()}</Button>
        <Button onClick={onTakeTheirs}>{t.takeTheirs()}</Button>
        <CopyButton label={t.copyMine()} text={copy} />
      </div>
    </section>
  );
}

function Side({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <div className="grid min-w-0 gap-1">
      <h3 className="chrome text-dim">{heading}</h3>
      <div className="max-h-80 overflow-y-auto">{children}</div>
    </div>
  );
}
