import * as t from '@/text/app';
import { ButtonLink } from '@/ui/button';
import { PageFrame } from '@/ui/page';

export default function NotFound() {
  return (
    <PageFrame title={t.nothingHere()}>
      <p className="max-w-prose text-dim">{t.nothingAtAddress()}</p>
      <ButtonLink href="/" className="justify-self-start">
        {t.backToStart()}
      </ButtonLink>
    </PageFrame>
  );
}
