import { useState } from 'react';
import * as t from '@/text/ui';
import { Button } from './button';

/** @param name the accessible name, where the label does not say what is copied */
export function CopyButton({ label, name, text }: { label: string; name?: string; text: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <Button
      look="quiet"
      aria-label={copied ? undefined : name}
      onClick={() => void navigator.clipboard?.writeText(text).then(() => setCopied(true))}
    >
      {copied ? t.copied() : label}
    </Button>
  );
}
