'use client';

import { type ReactNode, useState } from 'react';
import * as t from '@/text/ui';
import { Button } from './button';

type Props = {
  label: string;
  question: string;
  yes: string;
  onConfirm: () => void;
  disabled?: boolean;
  quiet?: boolean;
  /** More information below the question. */
  children?: ReactNode;
};

/** A button that asks for confirmation, in its place, before it deletes something. */
export function ConfirmButton({ label, question, yes, onConfirm, disabled, quiet, children }: Props) {
  const [asking, setAsking] = useState(false);
  if (!asking)
    return (
      <Button look={quiet ? 'quiet-danger' : 'danger'} onClick={() => setAsking(true)} disabled={disabled}>
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
