import { useState } from 'react';
import * as t from '@/text/ui';
import { Button } from './button';

export function CopyButton({ label, text }: { label: string; text: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <Button look="quiet" onClick={() => void navigator.clipboard?.writeText(text).then(() => setCopied(true))}>
      {copied ? t.copied() : label}
    </Button>
  );
}
