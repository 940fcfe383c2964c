import type { Canon } from '@/api/types';
import { ConfirmButton } from '@/ui/confirmButton';
import { type Address, parts } from './canon';
import { referencesTo } from './references';

type Props = { canon: Canon; address: Address; disabled: boolean; onConfirm: () => void };

/** Names everything that points at an entry before it is removed, and takes it out there as well. */
export function RemoveEntry({ canon, address, disabled, onConfirm }: Props) {
  const references = referencesTo(canon, address);
  const { one } = parts[address.part];
  return (
    <ConfirmButton
      label="Remove"
      question={`Remove this ${one} from the canon? It stays in the history.`}
      yes={references.length === 0 ? 'Remove it' : 'Remove it there too'}
      disabled={disabled}
      onConfirm={onConfirm}
    >
      {references.length > 0 && (
        <div className="grid w-full gap-1">
          <p>These point at it:</p>
          <ul aria-label={`What points at this ${one}`} className="list-disc pl-5">
            {references.map(({ address, title, as }) => (
              <li key={address}>
                <span className="text-bright">{title}</span> ({as})
              </li>
            ))}
          </ul>
        </div>
      )}
    </ConfirmButton>
  );
}
