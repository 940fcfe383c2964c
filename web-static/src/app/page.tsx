import { Home } from '@/features/worlds/lists/home';

export default function Page() {
  return <Home />;
}
