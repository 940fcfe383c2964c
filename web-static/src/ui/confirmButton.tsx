'use client';

import { type ReactNode, useState } from 'react';
import * as t from '@/text/ui';
import { Button } from './button';

type Props = {
  label: string;
  question: string;
  yes: string;
  onConfirm: () => void;
  /** What was confirmed is running. */
  pending?: boolean;
  quiet?: boolean;
  /** More information below the question. */
  children?: ReactNode;
};

/** A button that asks for confirmation, in its place, before it deletes something. It has the focus again after the answer. */
export function ConfirmButton({ label, question, yes, onConfirm, pending, quiet, children }: Props) {
  const [asking, setAsking] = useState(false);
  const [asked, setAsked] = useState(false);
  if (!asking)
    return (
      <Button
        look={quiet ? 'quiet-danger' : 'danger'}
        onClick={() => {
          setAsking(true);
          setAsked(true);
        }}
        pending={pending}
        autoFocus={asked}
      >
        {label}
      </Button>
    );
  return (
    <div role="alert" className="flex flex-wrap items-center gap-2 border border-bad/50 p-3 text-sm">
      <p className="w-full">{question}</p>
      {children}
      <Button
        look="danger"
        onClick={() => {
          setAsking(false);
          onConfirm();
        }}
      >
        {yes}
      </Button>
      <Button autoFocus onClick={() => setAsking(false)}>
        {t.keepIt()}
      </Button>
    </div>
  );
}
