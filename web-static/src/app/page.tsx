import { Home } from '@/features/worlds/home';

export default function Page() {
  return <Home />;
}
