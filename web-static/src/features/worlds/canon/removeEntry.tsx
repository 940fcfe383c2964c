import type { Canon } from '@/api/types';
import * as t from '@/text/canon';
import * as ui from '@/text/ui';
import { ConfirmButton } from '@/ui/confirmButton';
import { type Address, anchorOf, parts } from './canon';
import { referencesTo } from './references';

type Props = { canon: Canon; address: Address; pending: boolean; onConfirm: () => void };

/** Names everything that points at an entry before it is removed, and takes it out there as well. */
export function RemoveEntry({ canon, address, pending, onConfirm }: Props) {
  const references = referencesTo(canon, address);
  const { one } = parts[address.part];
  return (
    <ConfirmButton
      label={ui.remove()}
      question={t.removeEntry({ entry: one })}
      yes={references.length === 0 ? t.removeIt() : t.removeItThereToo()}
      pending={pending}
      onConfirm={onConfirm}
    >
      {references.length > 0 && (
        <div className="grid w-full gap-1">
          <p>{t.pointAtIt()}</p>
          <ul aria-label={t.pointAtEntry({ entry: one })} className="list-disc pl-5">
            {references.map(({ address, title, as }) => (
              <li key={address}>
                {t.reference({
                  title,
                  relation: as,
                  b: (title) => (
                    <a href={`#${anchorOf(address)}`} className="text-bright underline underline-offset-4">
                      <bdi>{title}</bdi>
                    </a>
                  ),
                })}
              </li>
            ))}
          </ul>
        </div>
      )}
    </ConfirmButton>
  );
}
