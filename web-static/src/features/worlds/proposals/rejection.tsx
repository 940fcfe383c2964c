'use client';

import { useState } from 'react';
import * as ui from '@/text/ui';
import * as t from '@/text/versions';
import { Button } from '@/ui/button';
import { TextArea } from '@/ui/field';

type Props = { pending: boolean; onReject: (reason: string) => void; onKeep: () => void };

/** Asks why a proposal is rejected, which is kept and shown. */
export function Rejection({ pending, onReject, onKeep }: Props) {
  const [reason, setReason] = useState('');
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        onReject(reason);
      }}
    >
      <TextArea
        label={t.rejectionReason()}
        most={1000}
        rows={2}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="danger" pending={pending}>
          {t.rejectIt()}
        </Button>
        <Button onClick={onKeep}>{ui.cancel()}</Button>
      </div>
    </form>
  );
}
