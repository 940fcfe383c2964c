import type { ReactNode } from 'react';
import * as t from '@/text/ui';
import { type Piece, wordDiff } from './wordDiff';

/** In characters. Up to this length, a replaced text is shown inline. */
const short = 60;

/** Shows the change from one text to another: the changed words, or both texts if they share no words. */
export function TextDiff({ before, after }: { before: string; after: string }) {
  const pieces = wordDiff(before, after);
  const replaced = pieces.length === 2 && pieces.every(({ kind }) => kind !== 'same');
  if (!replaced || before.length + after.length <= short)
    return (
      <span dir="auto" className="whitespace-pre-wrap">
        {pieces.map((piece, index) => (
          <Marked key={index} piece={piece} />
        ))}
      </span>
    );
  return (
    <span className="grid gap-3">
      {pieces.map((piece) => (
        <Side key={piece.kind} label={piece.kind === 'removed' ? t.before() : t.after()}>
          <Marked piece={piece} />
        </Side>
      ))}
    </span>
  );
}

function Side({ label, children }: { label: string; children: ReactNode }) {
  return (
    <span className="grid gap-1">
      <span className="chrome text-xs text-dim">{label}</span>
      <span dir="auto" className="whitespace-pre-wrap">
        {children}
      </span>
    </span>
  );
}

function Marked({ piece: { kind, text } }: { piece: Piece }) {
  if (kind === 'added') return <ins className="bg-accent/15 text-accent no-underline">{text}</ins>;
  if (kind === 'removed') return <del className="bg-bad/10 text-bad">{text}</del>;
  return <span>{text}</span>;
}
