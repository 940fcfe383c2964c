import { ButtonLink } from '@/ui/button';
import { PageFrame } from '@/ui/page';

export default function NotFound() {
  return (
    <PageFrame title="Nothing here">
      <p className="max-w-prose text-dim">No world, no story, no signal at this address.</p>
      <ButtonLink href="/" className="justify-self-start">
        Back to the start
      </ButtonLink>
    </PageFrame>
  );
}
